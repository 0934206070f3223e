import { useSignal } from "@preact/signals";
import { m } from "../../messages";
import type { Situation } from "../../practice";

/** One card at a time, so that nobody reads the other's by chance. */
export function Cards({ situation: { helper, colleague } }: { situation: Situation }) {
  const shown = useSignal<"helper" | "colleague" | null>(null);
  const toggle = (card: "helper" | "colleague") => (shown.value = shown.value === card ? null : card);
  return (
    <>
      <p class="small">{m.practice.onlyYours}</p>
      <div class="row">
        <button type="button" class="button" aria-pressed={shown.value === "helper"} onClick={() => toggle("helper")}>
          {m.practice.showHelper}
        </button>
        <button
          type="button"
          class="button"
          aria-pressed={shown.value === "colleague"}
          onClick={() => toggle("colleague")}
        >
          {m.practice.showColleague}
        </button>
      </div>
      {shown.value === "helper" && (
        <Card
          title={m.practice.helper}
          lines={[
            [m.practice.task, helper.task],
            [m.practice.trap, helper.trap],
          ]}
        />
      )}
      {shown.value === "colleague" && (
        <Card
          title={m.practice.colleague}
          lines={[
            [m.practice.says, colleague.says],
            [m.practice.carries, colleague.carries],
            [m.practice.softens, colleague.softens],
          ]}
        />
      )}
    </>
  );
}

function Card({ title, lines }: { title: string; lines: readonly (readonly [string, string])[] }) {
  return (
    <section class="role-card">
      <h3>{title}</h3>
      <dl class="lines">
        {lines.map(([name, line]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{line}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
