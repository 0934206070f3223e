import { secondsUntil } from "./clock";

export interface Remaining {
  over: boolean;
  /** Minutes and seconds, as on a kitchen timer. */
  clock: string;
}

export function remaining(endsAt: string, now: number): Remaining {
  const seconds = secondsUntil(endsAt, now);
  const size = Math.abs(seconds);
  return { over: seconds <= 0, clock: `${Math.floor(size / 60)}:${String(size % 60).padStart(2, "0")}` };
}
