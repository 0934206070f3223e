import { useSignal } from "@preact/signals";
import { Confirm } from "../../components/confirm";
import { m } from "../../messages";
import type { DeskState, Hands } from "../../room/lead";
import { endsEarly } from "../../room/poll-stand";
import type { Poll } from "../../wire";

type Action = "poll.close" | "poll.reveal";

interface Props {
  poll: Poll;
  state: DeskState;
  hands: Hands;
}

const words = {
  "poll.close": { title: m.desk.closeTitle, yes: m.desk.closeConfirm },
  "poll.reveal": { title: m.desk.revealTitle, yes: m.desk.revealConfirm },
};

/** What to think of before this cannot be taken back; nothing when it can simply be done. */
function doubts(action: Action, poll: Poll, { progress, presence }: DeskState): string[] {
  return [
    ...(endsEarly(poll, progress) ? [m.desk.early(poll.floor)] : []),
    ...(action === "poll.reveal" && poll.sensitivity === "sensitive"
      ? [m.desk.revealText(presence.present, presence.seats)]
      : []),
  ];
}

export function PollActions({ poll, state, hands }: Props) {
  // Kept as they were when asked: a question must not lose its text while somebody reads it.
  const asked = useSignal<{ action: Action; doubts: string[] } | null>(null);
  if (poll.status !== "open" && poll.status !== "closed") return null;

  const act = (action: Action) => {
    asked.value = null;
    void hands.give({ type: action, poll: poll.id });
  };
  const ask = (action: Action) => {
    const found = doubts(action, poll, state);
    if (found.length === 0) act(action);
    else asked.value = { action, doubts: found };
  };
  const question = asked.value;
  return (
    <div class="row">
      {poll.status === "open" && (
        <button type="button" class="button" onClick={() => ask("poll.close")}>
          {m.desk.closePoll}
        </button>
      )}
      <button type="button" class="button" onClick={() => ask("poll.reveal")}>
        {m.desk.reveal}
      </button>
      {question && (
        <Confirm
          {...words[question.action]}
          text={question.doubts}
          onYes={() => act(question.action)}
          onNo={() => (asked.value = null)}
        />
      )}
    </div>
  );
}
