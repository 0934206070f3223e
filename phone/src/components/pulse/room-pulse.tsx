import { useEffect, useId } from "preact/hooks";
import { m } from "../../messages";
import { holderIn, keepReady } from "../../pulse/in-room";
import type { Kept } from "../../pulse/kept";
import { keptBy } from "../../pulse/this-phone";
import type { PulseSlot } from "../../wire";
import { FourWords } from "./four-words";
import { RoundStand } from "./round-stand";
import { WhatIsAnonymous } from "./what-is-anonymous";

/** Gets ready as soon as the room has a pulse, and shows the form when the step for it comes. */
export function RoomPulse({ id, slot }: { id: string; slot: PulseSlot }) {
  useEffect(() => keepReady(id), [id, slot.round]);
  const kept = keptBy(holderIn(id)).find(({ round }) => round.id === slot.round);
  const heading = useId();
  if (!slot.open) return null;
  return (
    <section class="poll pulse-in-room" aria-labelledby={heading}>
      <h2 id={heading}>{m.pulse.inRoomTitle}</h2>
      {kept ? <InRoom kept={heard(kept, slot)} slot={slot} /> : <p role="status">{m.common.loading}</p>}
    </section>
  );
}

/** The room's line tells everybody the same words: a round with others is not the room's. */
function heard(kept: Kept, { fingerprint }: PulseSlot): Kept {
  const same = kept.round.fingerprint.join(" ") === fingerprint.join(" ");
  return same ? kept : { ...kept, keys: "changed" };
}

function InRoom({ kept, slot }: { kept: Kept; slot: PulseSlot }) {
  return (
    <>
      <RoundStand kept={kept} />
      <WhatIsAnonymous inRoom />
      <FourWords words={slot.fingerprint} />
    </>
  );
}
