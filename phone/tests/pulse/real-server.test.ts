/**
 * Tokens and ballots of many phones against the product's own server, which a test of the server
 * starts (tests/pulse/test_phone_crypto.py). Without one there is nothing to try.
 */
import { expect, test } from "vitest";
import type { Answers } from "../../src/pulse/answers";
import { blind, tokenHash, unblind } from "../../src/pulse/blinding";
import { fromBase64Url, toBase64Url } from "../../src/pulse/bytes";
import { Keeping } from "../../src/pulse/keeping";
import { answer } from "../../src/pulse/answering";
import type { Holder } from "../../src/pulse/kept";
import { sendDue } from "../../src/pulse/sending";
import { PassingShelf } from "../../src/pulse/shelf";
import { TokenTaken } from "../../src/pulse/token-taken";
import { makeReady } from "../../src/pulse/tokens";
import type { ManifestEntry, PulseRound } from "../../src/pulse/wire";
import { post, unsigned } from "../../src/pulse/without-account";

interface Member {
  cookie: string;
  csrf: string;
}

declare const process: { env: Record<string, string | undefined> };
const origin = process.env["PULSE_SERVER"] ?? "";
const csrf = process.env["PULSE_CSRF"] ?? "";
/** Session cookies, as a browser of each member would hold one. */
const members: Member[] = (process.env["PULSE_SESSIONS"] ?? "")
  .split(",")
  .map((session) => ({ cookie: `sessionid=${session}; csrftoken=${csrf}`, csrf }));
const API = `${origin}/api/v1`;

async function asked<T>(path: string, { cookie, csrf }: Member, body?: object): Promise<T> {
  const headers = { Cookie: cookie, "X-CSRFToken": csrf, "Content-Type": "application/json" };
  const how = body === undefined ? { headers } : { method: "POST", headers, body: JSON.stringify(body) };
  const response = await fetch(API + path, how);
  const said = (await response.json()) as T & { code?: string };
  if (said.code === "token_already_issued") throw new TokenTaken();
  expect(response.status).toBe(200);
  return said;
}

function issuerFor(member: Member) {
  return {
    manifest: async (round: string) =>
      (await unsigned<{ entries: ManifestEntry[] }>(origin, `/pulse/rounds/${round}/manifest`)).entries,
    sign: async (round: string, blinded_message: string) =>
      (await asked<{ blind_signature: string }>(`/pulse/rounds/${round}/tokens`, member, { blinded_message }))
        .blind_signature,
  };
}

async function onePhone(member: Member, number: number): Promise<string> {
  const keeping = new Keeping(new PassingShelf());
  const holder: Holder = `member:${number}`;
  const [round] = await asked<PulseRound[]>("/pulse/rounds", member);
  if (!round) throw new Error("no round");
  const kept = await makeReady(keeping, issuerFor(member), holder, round);
  expect([kept.keys, kept.token?.state]).toEqual(["pinned", "held"]);
  const given: Answers = Object.fromEntries(round.items.map(({ id, kind }) => [id, kind === "0-10" ? number % 11 : "returning"]));
  const sealed = await answer(keeping, kept, given);
  await sendDue(keeping, (_origin, ballot) => post(origin, ballot), () => sealed.outgoing?.sendAt ?? 0);
  const [sent] = await keeping.of(holder);
  expect([sent?.sent, sent?.refused, sent?.outgoing]).toEqual([true, null, null]);
  const prepared = kept.token?.state === "held" ? kept.token.prepared : "";
  return toBase64Url(await tokenHash(prepared));
}

test.runIf(origin !== "")(
  "every phone's token is signed, unblinded, spent once, and refused a second",
  async () => {
    const hashes: string[] = [];
    for (const [number, member] of members.entries()) hashes.push(await onePhone(member, number));
    expect(new Set(hashes).size).toBe(members.length);

    const [first] = members as [Member];
    const [round] = (await asked<PulseRound[]>("/pulse/rounds", first)) as [PulseRound];
    const second = await blind(round.issuer_key);
    await expect(issuerFor(first).sign(round.id, second.blinded)).rejects.toThrow(TokenTaken);
    const forged = toBase64Url(fromBase64Url(second.blinded));
    await expect(unblind(round.issuer_key, second, forged)).rejects.toThrow();
    const ballot = { round: round.id, prepared: second.prepared, signature: forged, sealed: toBase64Url(new Uint8Array(304)) };
    expect(await post(origin, ballot)).toEqual({ kind: "refused", code: "token_not_valid" });
  },
  600_000,
);
