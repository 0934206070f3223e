import { useEffect } from "preact/hooks";
import { m } from "../../messages";
import { holderIn, leftRoom } from "../../pulse/in-room";
import { keptBy } from "../../pulse/this-phone";

/** When the room has gone: whether the sealed answers are on their way, and what the phone still keeps. */
export function RoomPulseAfter({ id }: { id: string }) {
  useEffect(() => void leftRoom(id), [id]);
  const [kept] = keptBy(holderIn(id)).filter(({ sent, outgoing }) => sent || outgoing?.cover === false);
  if (!kept) return null;
  return (
    <p class="small" role="status">
      {kept.outgoing?.cover === false ? m.pulse.afterRoomWaiting : m.pulse.afterRoomSent} {m.pulse.afterRoomKept}
    </p>
  );
}
