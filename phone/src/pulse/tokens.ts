/**
 * Gets this phone ready for a round before anybody decides to answer: its keys are looked up in the
 * public record and its token is signed. Every phone does it at every opening, so asking for a token
 * tells nothing.
 */
import { type Blinded, blind, unblind } from "./blinding";
import { fingerprintOf } from "./fingerprint";
import type { Keeping } from "./keeping";
import { freshly, type Holder, type Kept, toldAgain } from "./kept";
import { ManifestBroken } from "./manifest";
import { pin } from "./pins";
import { TokenTaken } from "./token-taken";
import type { ManifestEntry, PulseRound } from "./wire";

export interface Issuer {
  /** @throws TokenTaken for a second token; the same blinded message gets the same signature. */
  sign: (round: string, blinded: string) => Promise<string>;
  /** Without saying who asks. */
  manifest: (round: string, ballotOrigin: string) => Promise<ManifestEntry[]>;
}

/** Learns of a round, or what has become of it. */
export async function learn(keeping: Keeping, holder: Holder, round: PulseRound): Promise<Kept> {
  const learned = (before: Kept | undefined) => (before ? toldAgain(before, round) : freshly(holder, round));
  return (await keeping.change(holder, round.id, learned)) ?? freshly(holder, round);
}

/** The words come with the keys: whoever sent others could have sent the right words to them. */
async function checkWords({ keys, round }: Kept): Promise<void> {
  if (keys === "pinned") return;
  const words = await fingerprintOf(round.manifest_hash);
  if (words.join(" ") !== round.fingerprint.join(" ")) throw new ManifestBroken("fingerprint");
}

async function checkKeys(keeping: Keeping, issuer: Issuer, kept: Kept): Promise<Kept> {
  let keys: Kept["keys"];
  try {
    const entries = await issuer.manifest(kept.round.id, kept.round.ballot_origin);
    keys = (await pin(keeping.shelf, kept.round, entries)) ? "pinned" : "unchecked";
    await checkWords(kept);
  } catch (error) {
    if (!(error instanceof ManifestBroken)) throw error;
    keys = "changed";
  }
  const outgoing = (before: Kept) => (keys === "changed" ? null : before.outgoing);
  return (await keeping.renew(kept, (before) => ({ ...before, keys, outgoing: outgoing(before) }))) ?? kept;
}

/** Kept before it is sent: when the answer gets lost, the same message has to be asked for again. */
async function begin(keeping: Keeping, kept: Kept): Promise<Kept> {
  if (kept.token) return kept;
  const blinded: Blinded = await blind(kept.round.issuer_key);
  const asked = (before: Kept): Kept => (before.token ? before : { ...before, token: { state: "asked", ...blinded } });
  return (await keeping.renew(kept, asked)) ?? kept;
}

async function finish(keeping: Keeping, issuer: Issuer, kept: Kept): Promise<Kept> {
  const asked = kept.token;
  if (asked?.state !== "asked") return kept;
  let token: Kept["token"];
  try {
    const signature = await unblind(kept.round.issuer_key, asked, await issuer.sign(kept.round.id, asked.blinded));
    token = { state: "held", prepared: asked.prepared, signature };
  } catch (error) {
    if (!(error instanceof TokenTaken)) throw error;
    token = { state: "elsewhere" };
  }
  return (await keeping.renew(kept, (before) => ({ ...before, token }))) ?? kept;
}

/**
 * Gives what is kept in the end; trying again later goes on from there.
 * @throws what `issuer` throws, for what may work later.
 */
export async function makeReady(keeping: Keeping, issuer: Issuer, holder: Holder, round: PulseRound): Promise<Kept> {
  let kept = await learn(keeping, holder, round);
  // Each time: the record may have been rewritten since.
  if (kept.keys !== "changed") kept = await checkKeys(keeping, issuer, kept);
  if (kept.keys !== "pinned") return kept;
  return finish(keeping, issuer, await begin(keeping, kept));
}
