import type { LiveRoom } from "../room/live-room";
import { voteView } from "../room/voting";
import { m } from "../messages";
import type { Poll, State } from "../wire";
import { Scale } from "./scale";

interface Props {
  room: LiveRoom;
  poll: Poll;
  me: State["me"];
}

/** A tap votes. There is no send button to forget. */
export function PollForm({ room, poll, me }: Props) {
  const { choice, stage, detail } = voteView(poll, me, room.attempt.value);
  const vote = (option: string) => void room.vote(poll.id, option);
  const status = { none: m.live.chooseOne, sending: m.live.sending, recorded: m.live.recorded, refused: detail }[stage];
  return (
    <form class="poll" onSubmit={(event) => event.preventDefault()}>
      <fieldset>
        <legend>{poll.question}</legend>
        {/* Above the answers: below five of them it would be off the screen of a small phone. */}
        <p class={`vote-status ${stage}`} role="status">
          {status}
        </p>
        {poll.scale ? (
          <Scale poll={poll} scale={poll.scale} choice={choice} onChoose={vote} />
        ) : (
          poll.options.map((option) => (
            <label class="choice" key={option.id}>
              <input
                type="radio"
                name={poll.id}
                value={option.id}
                checked={choice === option.id}
                onChange={() => vote(option.id)}
              />
              <span>{option.text}</span>
            </label>
          ))
        )}
      </fieldset>
    </form>
  );
}
