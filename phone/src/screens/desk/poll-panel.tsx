import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { Confirm } from "../../components/confirm";
import { PollResult } from "../../components/poll-result";
import { m } from "../../messages";
import type { DeskState, Hands } from "../../room/lead";
import type { Poll } from "../../wire";
import { Panel } from "./panel";

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
      {leads && <PollActions poll={poll} hands={hands} phones={state.presence.present} />}
    </Panel>
  );
}

export function levelOf(poll: Poll, progress: DeskState["progress"]) {
  return progress?.poll === poll.id ? progress.level : "waiting";
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

function PollActions({ poll, hands, phones }: { poll: Poll; hands: Hands; phones: number }) {
  const asking = useSignal(false);
  const show = () => {
    asking.value = false;
    void hands.give({ type: "poll.reveal", poll: poll.id });
  };
  if (poll.status !== "open" && poll.status !== "closed") return null;
  return (
    <div class="row">
      {poll.status === "open" && (
        <button type="button" class="button" onClick={() => void hands.give({ type: "poll.close", poll: poll.id })}>
          {m.desk.closePoll}
        </button>
      )}
      <button
        type="button"
        class="button"
        onClick={() => (poll.sensitivity === "sensitive" ? (asking.value = true) : show())}
      >
        {m.desk.reveal}
      </button>
      {asking.value && (
        <Confirm
          title={m.desk.revealTitle}
          text={m.desk.revealText(phones)}
          yes={m.desk.revealConfirm}
          onYes={show}
          onNo={() => (asking.value = false)}
        />
      )}
    </div>
  );
}
