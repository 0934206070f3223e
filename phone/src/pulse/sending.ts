/** Sends the sealed ballots whose moment has come, whoever they belong to. */
import { retryAt, soonAfterOpening } from "./delay";
import type { Keeping } from "./keeping";
import { ballotOf, type Kept, type Outcome, settled } from "./kept";
import type { Ballot } from "./wire";

export type Post = (origin: string, ballot: Ballot) => Promise<Outcome>;

const LOCK = "pulse-sending";

/** One at a time, in whichever tab or worker: an older answer must never overtake a newer one. */
async function alone<T>(work: () => Promise<T>): Promise<T> {
  if (typeof navigator === "undefined" || !("locks" in navigator)) return work();
  return navigator.locks.request(LOCK, work);
}

async function send(keeping: Keeping, post: Post, kept: Kept): Promise<void> {
  const ballot = ballotOf(kept);
  const { outgoing } = kept;
  if (!ballot || !outgoing) return;
  const outcome = await post(kept.round.ballot_origin, ballot);
  const again = retryAt(Date.now(), outgoing.tries);
  await keeping.renew(kept, (before) => settled(before, outgoing, outcome, again));
}

/** When the next one is to leave, in milliseconds; null when nothing waits. */
export async function nextSending(keeping: Keeping): Promise<number | null> {
  const times = (await keeping.all()).flatMap(({ outgoing }) => (outgoing ? [outgoing.sendAt] : []));
  return times.length === 0 ? null : Math.min(...times);
}

export function sendDue(keeping: Keeping, post: Post, now: () => number = Date.now): Promise<void> {
  return alone(async () => {
    for (const kept of await keeping.all()) {
      if (kept.outgoing && kept.outgoing.sendAt <= now()) await send(keeping, post, kept);
    }
  });
}

/** What waits for a network, or waited while the app was closed, gets a new moment that is near. */
export async function bringForward(keeping: Keeping, now: number = Date.now()): Promise<void> {
  for (const kept of await keeping.all()) {
    await keeping.renew(kept, (before) => {
      const { outgoing } = before;
      if (!outgoing || (outgoing.tries === 0 && outgoing.sendAt > now)) return before;
      const sendAt = Math.min(Math.max(outgoing.sendAt, now), soonAfterOpening(now));
      return { ...before, outgoing: { ...outgoing, sendAt } };
    });
  }
}

/** For a page that is put away and may never come back: without the rest of the delay. */
export function sendAllAtOnce(keeping: Keeping, post: Post): Promise<void> {
  return sendDue(keeping, post, () => Infinity);
}
