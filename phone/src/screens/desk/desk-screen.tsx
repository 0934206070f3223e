import { useEffect, useMemo } from "preact/hooks";
import { LiveBar } from "../../components/live-bar";
import { fetchTonight } from "../../help/tonight";
import { m } from "../../messages";
import { type DeskState, Hands, isDeskState, partOf } from "../../room/lead";
import type { LiveRoom } from "../../room/live-room";
import { roomByTicket } from "../../room/line";
import { sendJudgements } from "../../redirects/judging";
import { fetchLibrary } from "../../redirects/library";
import { sessionOfRoom } from "../../session-of-room";
import { keepScreenOn } from "../../wake-lock";
import { Connecting } from "../live/connecting";
import { Ended } from "../live/ended";
import { useRoom } from "../live/use-room";
import { AfterSession } from "./after-session";
import { ActionBar } from "./action-bar";
import { CueButton } from "./cue-button";
import { LeadPanel } from "./lead-panel";
import { Outline } from "./outline";
import { PollPanel } from "./poll-panel";
import { PulsePanel } from "./pulse-panel";
import { RedirectPanel } from "./redirect-panel";
import { RoomPanel } from "./room-panel";
import { ScriptCard } from "./script-card";

export function DeskScreen({ id }: { id: string }) {
  const room = useRoom(() => roomByTicket(id, "staff"), id);
  useEffect(keepScreenOn, []);
  useEffect(() => void haveByHand(id), [id]);
  const status = room.connection.status.value;
  const state = room.view.value?.state;
  if (status.kind === "ended") {
    return (
      <Ended why={status.why} audience="staff" onReturn={() => room.connection.dial()}>
        {status.why === "room-closed" && <AfterSession roomId={id} />}
      </Ended>
    );
  }
  return state && isDeskState(state) ? <Desk id={id} room={room} state={state} /> : <Connecting audience="staff" />;
}

/** What a facilitator must have when the network is gone. What cannot be fetched now stays as it was kept. */
async function haveByHand(roomId: string): Promise<void> {
  await Promise.allSettled([fetchLibrary(), sessionOfRoom(roomId).then(fetchTonight), sendJudgements()]);
}

function Desk({ id, room, state }: { id: string; room: LiveRoom; state: DeskState }) {
  const hands = useMemo(() => new Hands(room, m.desk.unsent), [room]);
  const part = partOf(state);
  return (
    <div class="desk">
      <LiveBar state={state} audience="staff" connected={room.connected.value} away={m.live.reconnectingStaff}>
        <CueButton state={state} hands={hands} />
      </LiveBar>
      <div class="desk-parts">
        <main class="desk-main">
          <ScriptCard state={state} />
          <ActionBar room={room} state={state} hands={hands} part={part} />
        </main>
        <div class="desk-side">
          <PollPanel id={id} state={state} hands={hands} leads={part.leads} />
          <RedirectPanel room={room} />
          <PulsePanel state={state} />
          <Outline state={state} hands={hands} leads={part.leads} />
          <RoomPanel id={id} state={state} hands={hands} leads={part.leads} />
          <LeadPanel state={state} hands={hands} leads={part.leads} />
        </div>
      </div>
    </div>
  );
}
