import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { m } from "../../messages";
import type { Drawn, Plan } from "../../program/drawing";
import { onPaper } from "../../program/on-paper";

const PAPER_WIDTH = 280; // pixels: two beside each other on a printed page

interface Props {
  plan: Plan;
  label: string;
}

/** The picture alone. All that it shows is in the table behind it, too. */
export function TrendChart({ plan, label }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const state = useSignal<"drawing" | "drawn" | "failed">("drawing");

  useEffect(() => {
    const into = frame.current;
    if (into === null) return;
    let drawn: Drawn | null = null;
    let gone = false;
    const fit = () => drawn?.resize(onPaper.value ? PAPER_WIDTH : into.clientWidth);
    const watch = new ResizeObserver(fit);
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const again = () => drawn?.again();
    const forget = onPaper.subscribe(fit);
    dark.addEventListener("change", again);
    import("../../program/drawing").then(
      ({ draw }) => {
        if (gone) return;
        drawn = draw(into, plan, into.clientWidth);
        state.value = "drawn";
        watch.observe(into);
      },
      () => (state.value = "failed"),
    );
    return () => {
      gone = true;
      forget();
      watch.disconnect();
      dark.removeEventListener("change", again);
      drawn?.end();
    };
  }, [plan]);

  return (
    <>
      <div class="trend-chart" ref={frame} role="img" aria-label={`${label}. ${m.program.behind}`} />
      {state.value === "failed" && <p class="small">{m.program.notDrawn}</p>}
    </>
  );
}
