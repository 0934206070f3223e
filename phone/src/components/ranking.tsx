import { useSignal } from "@preact/signals";
import { m } from "../messages";
import { knownOnly, moved } from "../room/choosing";
import { drafts } from "../this-phone";
import type { AnswerView } from "../room/voting";
import type { FormProps } from "./form-props";
import { Question } from "./question";
import { RankedRow } from "./ranked-row";

/** Tapped in order of preference; sent as soon as everything has its place, and after each change. */
export function Ranking({ poll, view, vote }: FormProps) {
  // While an order is being made it is this phone's alone; a whole one is the recorded one.
  const making = useSignal<readonly string[] | null>(null);
  const begun = making.value ?? knownOnly(drafts.of(poll.id), poll.options);
  const order = making.value === null && begun.length === 0 ? (view.given?.choices ?? []) : begun;
  const left = poll.options.length - order.length;

  const arrange = (next: readonly string[]) => {
    const whole = next.length === poll.options.length;
    making.value = whole ? null : next;
    drafts.keep(poll.id, whole ? [] : next);
    if (whole) vote(next);
  };
  const textOf = (id: string) => poll.options.find((option) => option.id === id)?.text ?? "";
  return (
    <Question question={poll.question} stage={left === 0 ? view.stage : "none"} status={statusOf(view, order.length, left)}>
      {order.length > 0 && (
        <ol class="ranked" aria-label={m.poll.rankYours}>
          {order.map((id, index) => (
            <RankedRow
              key={id}
              text={textOf(id)}
              place={index + 1}
              last={index + 1 === order.length}
              onTake={() => arrange(order.filter((each) => each !== id))}
              onMove={(by) => arrange(moved(order, id, by))}
            />
          ))}
        </ol>
      )}
      {left > 0 && (
        <ul class="unranked" aria-label={m.poll.rankRest}>
          {poll.options
            .filter(({ id }) => !order.includes(id))
            .map(({ id, text }) => (
              <li key={id}>
                <button
                  type="button"
                  class="choice"
                  aria-label={m.poll.rankPut(text, order.length + 1)}
                  onClick={() => arrange([...order, id])}
                >
                  <span class="place" aria-hidden="true" />
                  <span>{text}</span>
                </button>
              </li>
            ))}
        </ul>
      )}
    </Question>
  );
}

function statusOf({ given, stage, detail }: AnswerView, placed: number, left: number): string | undefined {
  if (left > 0 && given !== null) return m.poll.rankOld(left);
  if (left > 0 && stage === "refused") return detail;
  if (left > 0) return placed === 0 ? m.poll.rankHint : m.poll.rankGoOn(left);
  return { none: m.poll.rankHint, sending: m.poll.sending, recorded: m.poll.recorded, refused: detail }[stage];
}
