import { useEffect } from "preact/hooks";
import { GroundRules } from "../../components/ground-rules";
import { LiveBar } from "../../components/live-bar";
import { PollForm } from "../../components/poll-form";
import { PollShown } from "../../components/poll-shown";
import { RoomPulse } from "../../components/pulse/room-pulse";
import { RoomPulseAfter } from "../../components/pulse/room-pulse-after";
import { RuleList } from "../../components/rule-list";
import { SlowDown } from "../../components/slow-down";
import { StepMore, StepNow } from "../../components/step-now";
import { m } from "../../messages";
import type { LiveRoom } from "../../room/live-room";
import { roomBySeat } from "../../room/line";
import { takesAnswers } from "../../room/poll-stand";
import { showsRules } from "../../room/rules-step";
import { drafts } from "../../this-phone";
import type { State } from "../../wire";
import { Connecting } from "./connecting";
import { Ended } from "./ended";
import { LeaveButton } from "./leave-button";
import { useRoom } from "./use-room";

export function ResidentScreen({ id }: { id: string }) {
  const room = useRoom(() => roomBySeat(id), id);
  const status = room.connection.status.value;
  const state = room.view.value?.state;
  if (status.kind === "ended") {
    return (
      <Ended why={status.why} audience="resident" onReturn={() => room.connection.dial()}>
        <RoomPulseAfter id={id} />
      </Ended>
    );
  }
  return state ? <InTheRoom id={id} room={room} state={state} /> : <Connecting audience="resident" />;
}

function InTheRoom({ id, room, state }: { id: string; room: LiveRoom; state: State }) {
  const { poll, pulse } = state;
  const open = poll?.status === "open" ? poll.id : null;
  useEffect(() => drafts.forgetOthers(open), [open]);
  return (
    <div class="live">
      <LiveBar state={state} audience="resident" connected={room.connected.value} away={m.live.reconnecting}>
        <SlowDown room={room} />
      </LiveBar>
      <main>
        <StepNow room={room} state={state} brief={poll !== null || pulse?.open === true} />
        {/* A poll comes first; the rules stay one tap away at the foot. */}
        {!poll && !pulse?.open && showsRules(state.step) && <RuleList rules={state.room.ground_rules} />}
        {poll && takesAnswers(poll) && <PollForm key={`${poll.id} ${poll.status}`} room={room} poll={poll} state={state} />}
        {poll && !takesAnswers(poll) && <PollShown poll={poll} />}
        {pulse && <RoomPulse id={id} slot={pulse} />}
      </main>
      <footer class="live-foot">
        {(poll ?? pulse?.open) && <StepMore state={state} />}
        <div class="foot-actions">
          <GroundRules rules={state.room.ground_rules} />
          <LeaveButton room={room} />
        </div>
        <p class="small">{m.live.known}</p>
      </footer>
    </div>
  );
}
