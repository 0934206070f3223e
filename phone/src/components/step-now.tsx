import { m } from "../messages";
import type { LiveRoom } from "../room/live-room";
import type { State } from "../wire";
import { Countdown } from "./countdown";
import { Heading } from "./heading";
import { Unreviewed } from "./unreviewed";

interface Props {
  room: LiveRoom;
  state: State;
  /** With a poll below it: the question and its buttons need the screen of a small phone. */
  brief: boolean;
}

export function StepNow({ room, state: { step, room: facts }, brief }: Props) {
  return (
    <section class={brief ? "step-now brief" : "step-now"}>
      {!brief && <p class="step-count">{m.live.stepOf(step.index + 1, step.count)}</p>}
      <Heading text={step.title} />
      {!brief && <p class="on-phone">{step.on_phone}</p>}
      <Countdown clock={room.clock} endsAt={step.ends_at} />
      {!brief && <Unreviewed room={facts} />}
    </section>
  );
}

/** What a brief step leaves out. */
export function StepMore({ state: { step, room: facts } }: Pick<Props, "state">) {
  return (
    <section class="step-now">
      <p class="step-count">{m.live.stepOf(step.index + 1, step.count)}</p>
      <p class="on-phone">{step.on_phone}</p>
      <Unreviewed room={facts} />
    </section>
  );
}
