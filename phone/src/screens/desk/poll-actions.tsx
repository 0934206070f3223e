import { useSignal } from "@preact/signals";
import { Confirm } from "../../components/confirm";
import { m } from "../../messages";
import type { DeskState, Hands } from "../../room/lead";
import { doubtsOf, isReady, type PollAction } from "../../room/poll-actions";
import type { Poll } from "../../wire";
import { labelOf, wordsOf } from "./poll-words";

interface Props {
  poll: Poll;
  state: DeskState;
  hands: Hands;
  actions: readonly PollAction[];
}

/** What the lead can do with the poll as it stands. What is marked comes next. */
export function PollActions({ poll, state, hands, actions }: Props) {
  // Kept as they were when asked: a question must not lose its text while somebody reads it.
  const asked = useSignal<{ action: PollAction; doubts: string[] } | null>(null);
  // How the poll stood when something was done with it: until it stands otherwise no button is to be
  // pressed, as the row is about to change, and a tap would land beside its button or on another.
  const left = useSignal<string | null>(null);
  const stand = `${poll.id} ${poll.status}`;
  const act = async (action: PollAction) => {
    asked.value = null;
    left.value = stand;
    if (!(await hands.give({ type: action, poll: poll.id }))) left.value = null;
  };
  const ask = (action: PollAction) => {
    const doubts = doubtsOf(m.desk, action, poll, state);
    if (doubts.length === 0) void act(action);
    else asked.value = { action, doubts };
  };
  const question = asked.value;
  return (
    <>
      {!actions.every((action) => isReady(action, poll, state.sorting)) && <p class="small">{m.desk.letOneThrough}</p>}
      <div class="row">
        {actions.map((action, index) => (
          <button
            key={action}
            type="button"
            class={index === 0 && !deletes(action, poll) ? "button next-up" : "button"}
            disabled={left.value === stand || !isReady(action, poll, state.sorting)}
            onClick={() => ask(action)}
          >
            {labelOf(action, poll)}
          </button>
        ))}
      </div>
      {question && (
        <Confirm
          {...wordsOf(question.action, poll)}
          text={question.doubts}
          onYes={() => void act(question.action)}
          onNo={() => (asked.value = null)}
        />
      )}
    </>
  );
}

/** Asking again costs what came in, so it is never the way that suggests itself. */
function deletes(action: PollAction, poll: Poll): boolean {
  return action === "poll.ask_again" && poll.status !== "withheld";
}
