import { useId } from "preact/hooks";
import { PollResult } from "../../components/poll-result";
import { m } from "../../messages";
import type { DeskState, Hands } from "../../room/lead";
import { levelOf } from "../../room/poll-stand";
import type { Poll } from "../../wire";
import { Panel } from "./panel";
import { PollActions } from "./poll-actions";

export const POLL_PANEL = "poll-panel";

interface Props {
  state: DeskState;
  hands: Hands;
  leads: boolean;
}

export function PollPanel({ state, hands, leads }: Props) {
  const { poll, script, step } = state;
  if (poll) return <PollNow poll={poll} state={state} hands={hands} leads={leads} />;
  if (!script.has_poll) return null;
  return (
    <Panel title={m.desk.poll}>
      <p>{m.desk.pollReady}</p>
      {leads && (
        <button type="button" class="button" onClick={() => void hands.give({ type: "poll.open", step: step.id })}>
          {m.desk.openPoll}
        </button>
      )}
    </Panel>
  );
}

function PollNow({ poll, state, hands, leads }: Props & { poll: Poll }) {
  const question = useId();
  return (
    <Panel title={m.desk.poll} id={POLL_PANEL}>
      <p class="question" id={question}>
        {poll.question}
      </p>
      {poll.status === "open" && <Open poll={poll} progress={state.progress} />}
      {poll.status === "closed" && <p role="status">{m.desk.votesIn}</p>}
      {(poll.status === "revealed" || poll.status === "withheld") && <PollResult poll={poll} labelledBy={question} />}
      {leads && <PollActions poll={poll} state={state} hands={hands} />}
    </Panel>
  );
}

function Open({ poll, progress }: { poll: Poll; progress: DeskState["progress"] }) {
  return (
    <>
      <p class="poll-options small">{poll.options.map(({ text }) => text).join(" · ")}</p>
      <p class="poll-progress" role="status">
        {m.desk.progress[levelOf(poll, progress)]}
      </p>
      <p class="small">
        {m.desk.nobodySees} {m.desk.floor(poll.floor)}
      </p>
    </>
  );
}
