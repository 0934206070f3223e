/** A round as the server would announce it, with keys of its own, and the server's part in signing. */
import { RSABSSA } from "@cloudflare/blindrsa-ts";
import { fromBase64Url, fromHex, joined, sha256, toBase64Url, toHex, utf8 } from "../../src/pulse/bytes";
import { fingerprintOf } from "../../src/pulse/fingerprint";
import { suite } from "../../src/pulse/sealing";
import type { ManifestEntry, PulseRound } from "../../src/pulse/wire";

export const MINUTE = 60_000;
export const NOW = Date.parse("2026-03-02T12:00:00Z");

export const ITEMS: PulseRound["items"] = [
  { id: "load", kind: "0-10", text: "How heavy was it?", low: "light", high: "heavy", review_state: "unreviewed" },
  { id: "heard", kind: "yes_partly_no", text: "Were you heard?", low: "", high: "", review_state: "unreviewed" },
  { id: "been", kind: "first_or_returning", text: "Been here before?", low: "", high: "", review_state: "unreviewed" },
];

const rsa = RSABSSA.SHA384.PSS.Randomized();

export interface Made {
  round: PulseRound;
  entries: ManifestEntry[];
  issuer: CryptoKeyPair;
  sealing: CryptoKeyPair;
}

export async function follow(before: ManifestEntry | undefined, document: object): Promise<ManifestEntry> {
  const body = JSON.stringify(document);
  const hash = toHex(await sha256(joined(fromHex(before?.hash ?? "00".repeat(32)), utf8(body))));
  return { number: (before?.number ?? 0) + 1, body, hash };
}

export async function makeRound(change: Partial<PulseRound> = {}, before?: ManifestEntry): Promise<Made> {
  const issuer = await rsa.generateKey({ modulusLength: 2048, publicExponent: Uint8Array.from([1, 0, 1]) });
  const sealing = await suite.kem.generateKeyPair();
  const issuer_key = toBase64Url(new Uint8Array(await crypto.subtle.exportKey("spki", issuer.publicKey)));
  const round: PulseRound = {
    id: "5a4f8a52-9c4e-4d0e-8a53-5b6a0f7f3c11",
    support_group: { id: "c9b0c1a7-4b5e-4f5a-9c1c-7ad6f6a0b7a2", name: "Tuesday" },
    status: "open",
    opens_at: new Date(NOW - MINUTE).toISOString(),
    closes_at: new Date(NOW + 60 * MINUTE).toISOString(),
    extensions: 0,
    items: ITEMS,
    issuer_key,
    sealing_key: toBase64Url(new Uint8Array(await suite.kem.serializePublicKey(sealing.publicKey))),
    manifest_hash: "",
    fingerprint: [],
    ballot_origin: "",
    ...change,
  };
  const entry = await follow(before, {
    kind: "opened",
    round: round.id,
    support_group: round.support_group.id,
    way: "roster",
    issuer_key_sha256: toBase64Url(await sha256(fromBase64Url(issuer_key))),
    sealing_key: round.sealing_key,
    floor: 5,
    roster_size: 8,
    items: round.items.map(({ id }) => id),
    opens_at: round.opens_at,
    closes_at: round.closes_at,
  });
  const fingerprint = await fingerprintOf(entry.hash);
  return { round: { ...round, manifest_hash: entry.hash, fingerprint }, entries: [entry], issuer, sealing };
}

export async function signBlind({ issuer }: Made, blinded: string): Promise<string> {
  return toBase64Url(await rsa.blindSign(issuer.privateKey, fromBase64Url(blinded)));
}
