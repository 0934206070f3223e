import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { m } from "../../messages";
import { remaining } from "../../room/remaining";

/** This phone's own time: there is no room and no server to agree with. */
export function TurnClock({ minutes }: { minutes: number }) {
  const left = useSignal("");
  useEffect(() => {
    const endsAt = new Date(Date.now() + minutes * 60_000).toISOString();
    const look = () => {
      const { over, clock } = remaining(endsAt, Date.now());
      left.value = over ? m.practice.timeOver : m.live.timeLeft(clock);
    };
    look();
    const timer = setInterval(look, 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <p class="countdown" role="timer" aria-live="off" aria-label={m.practice.time}>
      {left.value}
    </p>
  );
}
