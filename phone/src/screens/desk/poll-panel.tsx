import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { LiveBars } from "../../components/live-bars";
import { PollResult } from "../../components/poll-result";
import { m } from "../../messages";
import type { DeskState, Hands } from "../../room/lead";
import { actionsOf } from "../../room/poll-actions";
import { levelOf, liveTallyOf, takesAnswers, takesTexts } from "../../room/poll-stand";
import type { Poll } from "../../wire";
import { AskButton } from "./ask-button";
import { Panel } from "./panel";
import { PollActions } from "./poll-actions";
import { SortingList, SortLeft } from "./sorting-list";

export const POLL_PANEL = "poll-panel";

interface Props {
  id: string;
  state: DeskState;
  hands: Hands;
  leads: boolean;
}

export function PollPanel({ id, state, hands, leads }: Props) {
  const { poll, script, step } = state;
  const mayAsk = leads && !takesAnswers(poll);
  if (!poll && !script.has_poll && !mayAsk) return null;
  return (
    <Panel title={m.desk.poll} id={POLL_PANEL}>
      {poll && <PollNow poll={poll} state={state} hands={hands} leads={leads} />}
      {!poll && script.has_poll && <p>{m.desk.pollReady}</p>}
      {!poll && script.has_poll && leads && (
        <button type="button" class="button" onClick={() => void hands.give({ type: "poll.open", step: step.id })}>
          {m.desk.openPoll}
        </button>
      )}
      {mayAsk && <AskButton id={id} state={state} hands={hands} />}
    </Panel>
  );
}

function PollNow({ poll, state, hands, leads }: Omit<Props, "id"> & { poll: Poll }) {
  const question = useId();
  const parts = { poll, state, hands };
  const actions = actionsOf(poll, state.sorting);
  // The way on stays above a long list, and what would delete the list stands below it.
  const isSorting = poll.status === "sorting" && (state.sorting?.texts.length ?? 0) > 0;
  return (
    <>
      <p class="question" id={question}>
        {poll.question}
      </p>
      {isSorting && (
        <div class="sorting-head">
          <SortLeft sorting={state.sorting} />
          {leads && <PollActions {...parts} actions={actions.filter((action) => action !== "poll.ask_again")} />}
        </div>
      )}
      <Stand poll={poll} state={state} hands={hands} labelledBy={question} />
      {leads && <PollActions {...parts} actions={isSorting ? ["poll.ask_again"] : actions} />}
    </>
  );
}

interface StandProps {
  poll: Poll;
  state: DeskState;
  hands: Hands;
  labelledBy: string;
}

function Stand({ poll, state, hands, labelledBy }: StandProps): ComponentChildren {
  switch (poll.status) {
    case "open":
    case "upvoting":
      return <Open poll={poll} state={state} />;
    case "sorting":
      return state.sorting && <SortingList sorting={state.sorting} hands={hands} />;
    case "closed":
      return <p role="status">{m.desk.votesIn}</p>;
    case "withheld":
      return <Withheld />;
    case "revealed":
      return <PollResult poll={poll} labelledBy={labelledBy} />;
    case "dropped":
      return null;
  }
}

function Open({ poll, state: { progress, live_tally: liveTally } }: { poll: Poll; state: DeskState }) {
  const words = takesTexts(poll) ? m.desk.progressOfTexts : m.desk.progress;
  const tally = liveTallyOf(poll, liveTally);
  return (
    <>
      {poll.options.length > 0 && <p class="poll-options small">{poll.options.map(({ text }) => text).join(" · ")}</p>}
      <p class="poll-progress" role="status">
        {words[levelOf(poll, progress)]}
      </p>
      {tally && <LiveBars poll={poll} tally={tally} />}
      {!tally && (
        <p class="small">
          {!poll.live && m.desk.nobodySees} {poll.status === "open" && m.desk.floor(poll.floor)}
        </p>
      )}
    </>
  );
}

function Withheld() {
  return (
    <div class="line">
      <p class="said">{m.desk.withheldSay}</p>
      <p class="small">{m.desk.withheldWhy}</p>
    </div>
  );
}
