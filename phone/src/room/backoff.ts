const FIRST_MS = 500;
const MOST_MS = 5000;

/**
 * How long to wait before trying again. Full jitter: after a restart of the server the phones of
 * all rooms come back spread out, not in one wave.
 */
export function backoff(attempt: number, random: () => number = Math.random): number {
  return random() * Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(attempt, 10));
}
