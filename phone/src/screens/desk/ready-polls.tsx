import type { ComponentChildren } from "preact";
import { Failed } from "../../components/failed";
import { type Asked, useAnswer } from "../../components/use-answer";
import { m } from "../../messages";
import { fetchLibrary, fetchPrepared } from "../../polls";
import { sessionOfRoom } from "../../session-of-room";
import type { LibraryPoll, PreparedPoll } from "../../wire";

interface Props {
  onAsk: (poll: string) => void;
}

export function LibraryPolls({ onAsk }: Props) {
  const { asked, again } = useAnswer(fetchLibrary, "library");
  return (
    <Ready asked={asked.value} again={again} none={m.asking.libraryNone} onAsk={onAsk}>
      {(poll: LibraryPoll) => (
        <>
          <p class="small">{m.asking.when(poll.when)}</p>
          {poll.review_state === "unreviewed" && <p class="small">{m.common.unreviewedPoll}</p>}
        </>
      )}
    </Ready>
  );
}

async function preparedFor(roomId: string): Promise<PreparedPoll[]> {
  return fetchPrepared(await sessionOfRoom(roomId));
}

export function PreparedPolls({ roomId, onAsk }: Props & { roomId: string }) {
  const { asked, again } = useAnswer(() => preparedFor(roomId), roomId);
  return (
    <Ready asked={asked.value} again={again} none={m.asking.preparedNone} onAsk={onAsk}>
      {() => null}
    </Ready>
  );
}

interface ReadyProps<Each> extends Props {
  asked: Asked<Each[]>;
  again: () => void;
  none: string;
  children: (poll: Each) => ComponentChildren;
}

function Ready<Each extends PreparedPoll>({ asked, again, none, onAsk, children }: ReadyProps<Each>) {
  if (asked.kind === "asking") return <p role="status">{m.common.loading}</p>;
  if (asked.kind === "failed") return <Failed why={asked.why} again={again} />;
  if (asked.data.length === 0) return <p>{none}</p>;
  return (
    <ul class="ready-polls">
      {asked.data.map((poll) => (
        <li key={poll.id}>
          <p class="strong">{poll.question}</p>
          <p class="small">{m.asking.kinds[poll.kind]}</p>
          {children(poll)}
          <button type="button" class="button" aria-label={`${m.asking.ask}: ${poll.question}`} onClick={() => onAsk(poll.id)}>
            {m.asking.ask}
          </button>
        </li>
      ))}
    </ul>
  );
}
