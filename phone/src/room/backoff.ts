const FIRST_MS = 500;
const MOST_MS = 5000;
const QUICK_TRIES = 20;

/**
 * How long to wait before trying again. Full jitter: after a restart of the server the phones of
 * all rooms come back spread out, not in one wave. A restart takes two seconds or three, so for about five the
 * tries follow each other quickly; after them the waits double.
 */
export function backoff(attempt: number, random: () => number = Math.random): number {
  return random() * Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(Math.max(0, attempt - QUICK_TRIES), 10));
}
