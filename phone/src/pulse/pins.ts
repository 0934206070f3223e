/**
 * What this phone saw first stays what it goes by: a round's keys, whoever is signed in, and how far
 * a group's public record went. A second set of keys, or a rewritten record, is refused.
 */
import { type Keys, sameKeys } from "./kept";
import { announces, ManifestBroken } from "./manifest";
import type { Shelf } from "./shelf";
import type { ManifestEntry, PulseRound } from "./wire";

type Head = Pick<ManifestEntry, "number" | "hash">;

const roundPin = (round: string) => `pin.round.${round}`;
const recordPin = (group: string) => `pin.record.${group}`;

/**
 * Whether the round's keys are announced in the public record and the ones this phone knows.
 * @throws ManifestBroken when they are not what they were, or the record is not.
 */
export async function pin(shelf: Shelf, round: PulseRound, entries: readonly ManifestEntry[]): Promise<boolean> {
  const pinned = await shelf.get<Keys>(roundPin(round.id));
  if (pinned && !sameKeys(pinned, round)) throw new ManifestBroken("pinned keys");
  if (!(await announces(entries, round))) return false;
  const head = entries.at(-1);
  const group = recordPin(round.support_group.id);
  await shelf.change<Head>(group, (before) => {
    if (before && !goesOnFrom(before, entries)) throw new ManifestBroken("rewritten");
    return head ? { number: head.number, hash: head.hash } : before;
  });
  await shelf.change<Keys>(roundPin(round.id), (before) => before ?? keysOf(round));
  return true;
}

/** A round that is over and looked up: no key of it will be used again. */
export async function unpin(shelf: Shelf, round: PulseRound): Promise<void> {
  await shelf.change(roundPin(round.id), () => undefined);
}

function keysOf({ issuer_key, sealing_key, manifest_hash, items }: PulseRound): Keys {
  return { issuer_key, sealing_key, manifest_hash, items: items.map(({ id }) => ({ id })) };
}

function goesOnFrom(head: Head, entries: readonly ManifestEntry[]): boolean {
  return entries.some(({ number, hash }) => number === head.number && hash === head.hash);
}
