import { m } from "../messages";
import type { FormProps } from "./form-props";
import { Question } from "./question";
import { ScalePoints } from "./scale";

/** A tap votes. There is no send button to forget. */
export function SingleChoice({ poll, view: { given, stage, detail }, vote }: FormProps) {
  const choice = given?.choices[0] ?? null;
  const status = { none: m.poll.chooseOne, sending: m.poll.sending, recorded: m.poll.recorded, refused: detail }[stage];
  const choose = (option: string) => vote([option]);
  return (
    <Question question={poll.question} stage={stage} status={status}>
      {poll.scale ? (
        <ScalePoints name={poll.id} options={poll.options} scale={poll.scale} choice={choice} onChoose={choose} />
      ) : (
        poll.options.map(({ id, text }) => (
          <label class="choice" key={id}>
            <input type="radio" name={poll.id} value={id} checked={choice === id} onChange={() => choose(id)} />
            <span>{text}</span>
          </label>
        ))
      )}
    </Question>
  );
}
