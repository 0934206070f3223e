import { m } from "../messages";
import { toggled } from "../room/choosing";
import { CheckRow } from "./check-row";
import type { FormProps } from "./form-props";
import { Question } from "./question";

/** The questions that were let through; to want none of them is an answer, too. */
export function Upvotes({ poll, view: { given, stage, detail }, vote }: FormProps) {
  const choices = given?.choices ?? [];
  const none = given !== null && choices.length === 0;
  const recorded = none ? m.poll.upvotedNone : m.poll.recorded;
  const status = { none: m.poll.upvoteHint, sending: m.poll.sending, recorded, refused: detail }[stage];
  return (
    <Question question={poll.question} stage={stage} status={status}>
      {poll.options.map(({ id, text }) => (
        <CheckRow
          key={id}
          text={text}
          checked={choices.includes(id)}
          onToggle={() => vote(toggled(choices, id, poll.options.length))}
        />
      ))}
      <button type="button" class="button wide" aria-pressed={none} onClick={() => vote([])}>
        {m.poll.upvoteNone}
      </button>
    </Question>
  );
}
