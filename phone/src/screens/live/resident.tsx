import { GroundRules } from "../../components/ground-rules";
import { LiveBar } from "../../components/live-bar";
import { PollForm } from "../../components/poll-form";
import { PollShown } from "../../components/poll-shown";
import { RuleList } from "../../components/rule-list";
import { StepNow } from "../../components/step-now";
import { m } from "../../messages";
import type { LiveRoom } from "../../room/live-room";
import { roomBySeat } from "../../room/line";
import { showsRules } from "../../room/rules-step";
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
    return <Ended why={status.why} audience="resident" onReturn={() => room.connection.dial()} />;
  }
  return state ? <InTheRoom room={room} state={state} /> : <Connecting audience="resident" />;
}

function InTheRoom({ room, state }: { room: LiveRoom; state: State }) {
  const { poll } = state;
  return (
    <div class="live">
      <LiveBar state={state} audience="resident" connected={room.connected.value} away={m.live.reconnecting} />
      <main>
        <StepNow room={room} state={state} />
        {showsRules(state.step) && <RuleList rules={state.room.ground_rules} />}
        {poll?.status === "open" && <PollForm key={poll.id} room={room} poll={poll} me={state.me} />}
        {poll && poll.status !== "open" && <PollShown poll={poll} />}
      </main>
      <footer class="live-foot">
        <div class="foot-actions">
          <GroundRules rules={state.room.ground_rules} />
          <LeaveButton room={room} />
        </div>
        <p class="small">{m.live.known}</p>
      </footer>
    </div>
  );
}
