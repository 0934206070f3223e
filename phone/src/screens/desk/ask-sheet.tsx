import { type Signal, useSignal } from "@preact/signals";
import { PollWriter } from "../../components/poll-writer";
import { Safety } from "../../components/safety";
import { Sheet } from "../../components/sheet";
import { m } from "../../messages";
import type { Hands } from "../../room/lead";
import { emptySketch, type Sketch } from "../../room/poll-draft";
import type { Command } from "../../wire";
import { useOwnNotice } from "./own-notice";
import { LibraryPolls, PreparedPolls } from "./ready-polls";

type Source = "library" | "prepared" | "write";
const SOURCES: readonly Source[] = ["library", "prepared", "write"];

/** Answers that a sensitive poll needs to be shown (facilitation/live_room/tally.py). */
const SENSITIVE_FLOOR = 5;

interface Props {
  id: string;
  hands: Hands;
  sketch: Signal<Sketch>;
  /** The last poll was closed and not shown: asking another one deletes it. */
  forgets: boolean;
  seats: number;
  onClose: () => void;
}

export function AskSheet({ id, hands, sketch, forgets, seats, onClose }: Props) {
  const source = useSignal<Source>("library");
  useOwnNotice(hands);
  const ask = async (command: Command) => {
    const done = await hands.give(command);
    if (!done) return;
    if (command.type === "poll.ask") sketch.value = emptySketch;
    onClose();
  };
  const askReady = (prepared: string) => void ask({ type: "poll.open_prepared", prepared });
  return (
    <Sheet title={m.asking.title} onClose={onClose} above={<Safety />}>
      {seats < SENSITIVE_FLOOR && <p class="strong">{m.asking.fewHere(seats, SENSITIVE_FLOOR)}</p>}
      {forgets && <p>{m.asking.forgets}</p>}
      <div class="sources" role="group" aria-label={m.asking.where}>
        {SOURCES.map((each) => (
          <button key={each} type="button" class="button" aria-pressed={source.value === each} onClick={() => (source.value = each)}>
            {m.asking[each]}
          </button>
        ))}
      </div>
      <p class="fault" role="alert">
        {hands.notice.value}
      </p>
      {source.value === "library" && <LibraryPolls onAsk={askReady} />}
      {source.value === "prepared" && <PreparedPolls roomId={id} onAsk={askReady} />}
      {source.value === "write" && (
        <PollWriter
          sketch={sketch}
          button={m.asking.askNow}
          busy={hands.busy.value !== null}
          onDone={(draft) => void ask({ type: "poll.ask", draft })}
        />
      )}
    </Sheet>
  );
}
