import { useEffect, useId } from "preact/hooks";
import { Countdown } from "../components/countdown";
import { Heading } from "../components/heading";
import { Help } from "../components/help";
import { Here } from "../components/here";
import { LiveBars } from "../components/live-bars";
import { PollResult } from "../components/poll-result";
import { WallWords } from "../components/pulse/shown-words";
import { Qr } from "../components/qr";
import { RuleList } from "../components/rule-list";
import { ScaleEnds } from "../components/scale-ends";
import { SpacedCode } from "../components/spaced-code";
import { Unreviewed } from "../components/unreviewed";
import { m } from "../messages";
import type { LiveRoom } from "../room/live-room";
import { roomByTicket } from "../room/line";
import { liveTallyOf, takesAnswers } from "../room/poll-stand";
import { showsRules } from "../room/rules-step";
import { keepScreenOn } from "../wake-lock";
import type { Door, LiveTally, Poll, State } from "../wire";
import { Connecting } from "./live/connecting";
import { Ended } from "./live/ended";
import { useRoom } from "./live/use-room";

/** More than these stand smaller, or the last would be below the wall's edge. */
const MANY = 8;

/** The wall: readable from the last chair, and nothing on it that only the facilitators should see. */
export function Projector({ id }: { id: string }) {
  const room = useRoom(() => roomByTicket(id, "screen"), id);
  useEffect(keepScreenOn, []);
  const status = room.connection.status.value;
  const state = room.view.value?.state;
  if (status.kind === "ended") {
    return <Ended why={status.why} audience="screen" onReturn={() => room.connection.dial()} />;
  }
  return state ? <Wall id={id} room={room} state={state} /> : <Connecting audience="screen" />;
}

function Wall({ id, room, state }: { id: string; room: LiveRoom; state: State }) {
  const { step, poll, door } = state;
  return (
    <div class={poll ? "wall with-poll" : "wall"}>
      <main>
        <div class="wall-step">
          <p class="step-count">{m.live.stepOf(step.index + 1, step.count)}</p>
          <Heading text={step.title} />
        </div>
        {poll && <WallPoll poll={poll} tally={liveTallyOf(poll, state.live_tally)} />}
        {!poll && !state.pulse?.open && showsRules(step) && <RuleList rules={state.room.ground_rules} />}
        {!poll && !showsRules(step) && <p class="on-phone">{step.on_phone}</p>}
        <WallWords pulse={state.pulse ?? null} />
      </main>
      {door && <WallDoor id={id} door={door} />}
      <footer>
        <Countdown clock={room.clock} endsAt={step.ends_at} />
        <p>
          <Here presence={state.presence} audience="screen" />
        </p>
        <Unreviewed room={state.room} />
        <p class="line-state" role="status">
          {room.connected.value ? "" : m.live.reconnectingStaff}
        </p>
        <Help />
      </footer>
    </div>
  );
}

function WallPoll({ poll, tally }: { poll: Poll; tally: LiveTally | null }) {
  const question = useId();
  return (
    <section class="poll" aria-labelledby={question}>
      <h2 class="question" id={question}>
        {poll.question}
      </h2>
      {takesAnswers(poll) ? <Taking poll={poll} tally={tally} /> : <PollResult poll={poll} labelledBy={question} />}
    </section>
  );
}

/** What there is to choose from, or how the choices come in where a hall may watch. */
function Taking({ poll, tally }: { poll: Poll; tally: LiveTally | null }) {
  return (
    <>
      {tally ? (
        <LiveBars poll={poll} tally={tally} />
      ) : (
        <ul class={`wall-options ${poll.scale ? "on-scale" : ""} ${poll.options.length > MANY ? "many" : ""}`}>
          {poll.options.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ul>
      )}
      {poll.scale && <ScaleEnds scale={poll.scale} />}
      <p class="answer-hint">{poll.options.length === 0 ? m.projector.writeOnPhone : m.projector.answerOnPhone}</p>
    </>
  );
}

function WallDoor({ id, door }: { id: string; door: Door }) {
  if (door.locked) return <aside class="wall-door locked">{m.projector.locked}</aside>;
  return (
    <aside class="wall-door" aria-label={m.projector.scan}>
      <Qr roomId={id} code={door.code} />
      <p class="where">{m.projector.joinAt(new URL(door.join_url, location.href).host)}</p>
      <p class="code">
        <SpacedCode code={door.code} />
      </p>
    </aside>
  );
}
