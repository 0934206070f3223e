import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

const EVERY = 10_000; // milliseconds

/** The time, often enough for something that opens or closes on a minute. */
export function useNow(): number {
  const now = useSignal(Date.now());
  useEffect(() => {
    const timer = setInterval(() => (now.value = Date.now()), EVERY);
    return () => clearInterval(timer);
  }, []);
  return Math.max(now.value, Date.now());
}
