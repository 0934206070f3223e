import { useId } from "preact/hooks";
import { m } from "../messages";
import type { Poll } from "../wire";
import { PollResult } from "./poll-result";

/** A poll that takes no more votes: what is known of it, or why nothing is. */
export function PollShown({ poll }: { poll: Poll }) {
  const heading = useId();
  return (
    <section class="poll" aria-labelledby={heading}>
      {poll.status === "revealed" && <p class="kicker">{m.poll.result}</p>}
      <h2 class="question" id={heading}>
        {poll.question}
      </h2>
      <PollResult poll={poll} labelledBy={heading} />
    </section>
  );
}
