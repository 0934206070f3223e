import type { LiveRoom } from "../room/live-room";
import { liveTallyOf } from "../room/poll-stand";
import { answerView } from "../room/voting";
import type { Poll, State } from "../wire";
import { LiveBars } from "./live-bars";
import { MultipleChoice } from "./multiple-choice";
import { Ranking } from "./ranking";
import { SingleChoice } from "./single-choice";
import { Upvotes } from "./upvotes";
import { Writing } from "./writing";

interface Props {
  room: LiveRoom;
  poll: Poll;
  state: State;
}

export function PollForm({ room, poll, state }: Props) {
  const view = answerView(poll, state.me, room.attempt.value);
  const Form = formOf(poll);
  // A hall sees the votes come in; who has not answered yet should not be told what to answer.
  const tally = view.stage === "recorded" ? liveTallyOf(poll, state.live_tally) : null;
  return (
    <>
      <Form
        poll={poll}
        view={view}
        vote={(choices) => void room.vote(poll.id, choices)}
        write={(texts) => void room.write(poll.id, texts)}
      />
      {tally && <LiveBars poll={poll} tally={tally} />}
    </>
  );
}

function formOf({ kind, status }: Poll) {
  if (status === "upvoting") return Upvotes;
  switch (kind) {
    case "single_choice":
    case "scale":
      return SingleChoice;
    case "multiple_choice":
      return MultipleChoice;
    case "ranking":
      return Ranking;
    case "word_cloud":
    case "question_board":
      return Writing;
  }
}
