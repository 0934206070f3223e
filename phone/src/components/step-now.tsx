import { m } from "../messages";
import type { LiveRoom } from "../room/live-room";
import type { State } from "../wire";
import { Countdown } from "./countdown";
import { Heading } from "./heading";
import { Unreviewed } from "./unreviewed";

export function StepNow({ room, state: { step, room: facts } }: { room: LiveRoom; state: State }) {
  return (
    <section class="step-now">
      <p class="step-count">{m.live.stepOf(step.index + 1, step.count)}</p>
      <Heading text={step.title} />
      <p class="on-phone">{step.on_phone}</p>
      <Countdown clock={room.clock} endsAt={step.ends_at} />
      <Unreviewed room={facts} />
    </section>
  );
}
