import { useSignal } from "@preact/signals";
import { m } from "../messages";
import { toggled } from "../room/choosing";
import { CheckRow } from "./check-row";
import type { FormProps } from "./form-props";
import { Question } from "./question";

/** Every tap sends what is chosen now. The last choice stays: a vote for nothing is no vote. */
export function MultipleChoice({ poll, view: { given, stage, detail }, vote }: FormProps) {
  const choices = given?.choices ?? [];
  const objection = useSignal<string | null>(null);
  const tap = (option: string) => {
    const next = toggled(choices, option, poll.most_choices);
    if (next.length === 0) objection.value = m.poll.keepOne;
    else if (next === choices) objection.value = m.poll.full(poll.most_choices);
    else {
      objection.value = null;
      vote(next);
    }
  };
  const how = m.poll.chooseUpTo(poll.most_choices, poll.options.length);
  const status = { none: how, sending: m.poll.sending, recorded: m.poll.recorded, refused: detail }[stage];
  return (
    <Question question={poll.question} stage={stage} status={objection.value ?? status}>
      {stage !== "none" && poll.most_choices < poll.options.length && <p class="small">{how}</p>}
      {poll.options.map(({ id, text }) => (
        <CheckRow key={id} text={text} checked={choices.includes(id)} onToggle={() => tap(id)} />
      ))}
    </Question>
  );
}
