import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { m } from "../messages";
import type { ServerClock } from "../room/clock";
import { remaining } from "../room/remaining";

const LOOK_EVERY_MS = 250;

interface Props {
  clock: ServerClock;
  endsAt: string;
  /** Facilitators may want to know by how much; residents are only told that there is no hurry. */
  tellOver?: boolean;
}

export function Countdown({ clock, endsAt, tellOver = false }: Props) {
  const words = () => {
    const { over, clock: figures } = remaining(endsAt, clock.now());
    if (!over) return m.live.timeLeft(figures);
    return tellOver ? m.live.overBy(figures) : m.live.overTime;
  };
  const shown = useSignal(words());
  useEffect(() => {
    const look = () => (shown.value = words());
    look();
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [clock, endsAt, tellOver]);
  return (
    <p class="countdown" role="timer" aria-live="off">
      {shown.value}
    </p>
  );
}
