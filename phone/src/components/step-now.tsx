import { m } from "../messages";
import type { LiveRoom } from "../room/live-room";
import type { Step } from "../wire";
import { Countdown } from "./countdown";
import { Heading } from "./heading";

export function StepNow({ room, step }: { room: LiveRoom; step: Step }) {
  return (
    <section class="step-now">
      <p class="step-count">{m.live.stepOf(step.index + 1, step.count)}</p>
      <Heading text={step.title} />
      <p class="on-phone">{step.on_phone}</p>
      <Countdown clock={room.clock} endsAt={step.ends_at} />
    </section>
  );
}
