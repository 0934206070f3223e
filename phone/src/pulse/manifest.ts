/**
 * The public record of a group's rounds, each entry hashed together with the one before it. A phone
 * reads it without saying who asks, so keys made for one person would not be found in it.
 */
import { type Bytes, fromBase64Url, fromHex, joined, sha256, toBase64Url, toHex, utf8 } from "./bytes";
import type { ManifestEntry, PulseRound } from "./wire";

const START = "00".repeat(32);

/** The record contradicts itself, or what this phone was told. */
export class ManifestBroken extends Error {}

function followed(hashBefore: string, body: string): Promise<Bytes> {
  return sha256(joined(fromHex(hashBefore), utf8(body)));
}

/** @throws ManifestBroken unless each entry follows from the one before it. */
export async function checkChain(entries: readonly ManifestEntry[]): Promise<void> {
  let before = START;
  let number = entries[0]?.number ?? 0;
  for (const entry of entries) {
    if (entry.number !== number || toHex(await followed(before, entry.body)) !== entry.hash) {
      throw new ManifestBroken("chain");
    }
    before = entry.hash;
    number += 1;
  }
}

function opening(entries: readonly ManifestEntry[], round: string): { entry: ManifestEntry; body: object } | null {
  for (const entry of entries) {
    const body = JSON.parse(entry.body) as { kind?: unknown; round?: unknown };
    if (body.kind === "opened" && body.round === round) return { entry, body };
  }
  return null;
}

/**
 * Whether the public record announces this round. False when it does not have it yet.
 * @throws ManifestBroken when it announces other keys, questions or another entry than this phone was told.
 */
export async function announces(entries: readonly ManifestEntry[], round: PulseRound): Promise<boolean> {
  await checkChain(entries);
  const found = opening(entries, round.id);
  if (!found) return false;
  const told: Record<string, unknown> = {
    support_group: round.support_group.id,
    issuer_key_sha256: toBase64Url(await sha256(fromBase64Url(round.issuer_key))),
    sealing_key: round.sealing_key,
    items: round.items.map(({ id }) => id),
  };
  const announced = found.body as Record<string, unknown>;
  const differs = Object.keys(told).find((name) => JSON.stringify(announced[name]) !== JSON.stringify(told[name]));
  if (differs !== undefined) throw new ManifestBroken(differs);
  if (found.entry.hash !== round.manifest_hash) throw new ManifestBroken("manifest_hash");
  return true;
}
