import type { ComponentChildren } from "preact";
import type { AnswerView } from "../room/voting";

interface Props {
  question: string;
  stage: AnswerView["stage"];
  /** How to answer, or what has become of the answer. */
  status: string | undefined;
  children: ComponentChildren;
}

/** The question, how it stands with this phone's answer, and the answers. */
export function Question({ question, stage, status, children }: Props) {
  return (
    <form class="poll" onSubmit={(event) => event.preventDefault()}>
      <fieldset>
        <legend>{question}</legend>
        {/* Above the answers: below five of them it would be off the screen of a small phone. */}
        <p class={`vote-status ${stage}`} role="status">
          {status}
        </p>
        {children}
      </fieldset>
    </form>
  );
}
