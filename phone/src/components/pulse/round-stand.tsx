import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { m } from "../../messages";
import type { Kept } from "../../pulse/kept";
import { standOf } from "../../pulse/stand";
import { keeping, readAgain } from "../../pulse/this-phone";
import { announce } from "../announcer";
import { PulseForm } from "./pulse-form";
import { type Said, wordsFor } from "./stand-words";
import { useNow } from "./use-now";

/** The form, or what has become of the answers: one of the two at any time. */
export function RoundStand({ kept }: { kept: Kept }) {
  const changing = useSignal(false);
  const stand = standOf(kept, useNow());
  const mayChange = stand.kind === "waiting" || stand.kind === "sent" || stand.kind === "refused";
  useEffect(() => {
    if (stand.kind === "waiting" && !stand.failing) announce(m.pulse.announceSealed);
    if (stand.kind === "sent") announce(m.pulse.announceSent);
  }, [stand.kind]);
  if (stand.kind === "open" || (changing.value && mayChange)) {
    const leave = stand.kind === "open" ? {} : { onLeave: () => (changing.value = false) };
    return <PulseForm kept={kept} onSealed={() => (changing.value = false)} {...leave} />;
  }
  const said = wordsFor(stand, kept);
  return (
    <>
      {said && <Panel said={said} />}
      {mayChange && (
        <div class="pulse-actions">
          <button type="button" class="button" onClick={() => (changing.value = true)}>
            {m.pulse.change}
          </button>
          <Forget kept={kept} />
        </div>
      )}
    </>
  );
}

function Panel({ said: { title, lines, tone } }: { said: Said }) {
  return (
    <div class={`pulse-stand ${tone ?? ""}`} role={tone === "bad" ? "alert" : undefined}>
      <h2>{title}</h2>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}

/** For a phone that others use, too. */
function Forget({ kept }: { kept: Kept }) {
  const forget = async () => {
    const { forget: forgetAnswers } = await import("../../pulse/covering");
    await forgetAnswers(await keeping(), kept);
    await readAgain();
  };
  if (kept.answers === null) return <p class="small">{m.pulse.forgottenBefore}</p>;
  return (
    <button type="button" class="link" onClick={() => void forget()}>
      {m.pulse.forget}
    </button>
  );
}
