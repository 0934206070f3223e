/**
 * After the close: whether the published list has this phone's token. Every phone that has a token
 * asks, also one that did not answer: otherwise asking would tell who did.
 */
import { tokenHash } from "./blinding";
import { toBase64Url } from "./bytes";
import type { Keeping } from "./keeping";
import type { Kept } from "./kept";
import { unpin } from "./pins";

const DAY = 24 * 60 * 60_000;
const KEPT_AFTER_CLOSE = 30 * DAY;
/** Longer than anything waits in a sealed block. */
const NEVER_COUNTED = 200 * DAY;

/** @returns the sorted token hashes, or null while the round is not closed. */
export type FetchCounted = (round: string, origin: string) => Promise<string[] | null>;

function isOver({ round }: Kept, now: number): boolean {
  return Date.parse(round.closes_at) <= now && round.status !== "coming";
}

async function check(keeping: Keeping, fetchCounted: FetchCounted, kept: Kept): Promise<void> {
  if (kept.token?.state !== "held") return;
  const published = await fetchCounted(kept.round.id, kept.round.ballot_origin);
  if (published === null) return;
  const counted = published.includes(toBase64Url(await tokenHash(kept.token.prepared)));
  // What was answered cannot be changed any more: there is no reason left to keep it.
  await keeping.renew(kept, (before) => {
    const late = before.outgoing?.cover === false ? "round_not_open" : null;
    return { ...before, counted, answers: null, spares: [], outgoing: null, refused: before.refused ?? late };
  });
}

/** Also lets go of what was over long ago. @throws what `fetchCounted` throws, for what may work later. */
export async function checkCounted(keeping: Keeping, fetchCounted: FetchCounted, now: number = Date.now()): Promise<void> {
  for (const kept of await keeping.all()) {
    const age = now - Date.parse(kept.round.closes_at);
    const settled = kept.token?.state !== "held" || kept.counted !== null;
    if (age > (settled ? KEPT_AFTER_CLOSE : NEVER_COUNTED)) {
      await keeping.renew(kept, () => undefined);
      await unpin(keeping.shelf, kept.round);
    } else if (kept.counted === null && isOver(kept, now)) await check(keeping, fetchCounted, kept);
  }
}
