import { Heading } from "../../components/heading";
import { Unreviewed } from "../../components/unreviewed";
import { m } from "../../messages";
import type { DeskState } from "../../room/lead";

function facts({ step, script }: DeskState): string {
  const minutes = m.desk.minutes(step.minutes, step.extra_minutes);
  return m.desk.stepFacts(step.index + 1, step.count, minutes, roleName(script.lead));
}

export function roleName(role: string): string {
  return (m.common.roles as Record<string, string>)[role] ?? role;
}

/** What to say now, large; what to say if the room goes another way, below it. */
export function ScriptCard({ state }: { state: DeskState }) {
  const { step, script, room } = state;
  return (
    <section class="script">
      <p class="step-count">{facts(state)}</p>
      <Heading text={step.title} />
      <Unreviewed room={room} />
      {script.say_because !== "" && <p class="because small">{m.desk.because(script.say_because)}</p>}
      <Line label={m.desk.say} text={script.say} kind="say" />
      <div class="script-if">
        <Line label={m.desk.ifQuiet} text={script.if_quiet} kind="quiet" />
        <Line label={m.desk.ifHot} text={script.if_hot} kind="hot" />
      </div>
      <div class="script-more">
        <Line label={m.desk.watchFor} text={script.watch_for} kind="watch" />
        <Line label={m.desk.exit} text={script.exit} kind="exit" />
        <Line label={m.desk.onPhones} text={step.on_phone} kind="phones" />
      </div>
    </section>
  );
}

function Line({ label, text, kind }: { label: string; text: string; kind: string }) {
  if (text === "") return null;
  return (
    <div class={`line ${kind}`}>
      <h2>{label}</h2>
      <p>{text}</p>
    </div>
  );
}
