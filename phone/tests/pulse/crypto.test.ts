import { RSABSSA } from "@cloudflare/blindrsa-ts";
import { beforeAll, expect, test } from "vitest";
import { blind, tokenHash, unblind } from "../../src/pulse/blinding";
import { type Bytes, fromBase64Url, fromHex, toBase64Url, toHex } from "../../src/pulse/bytes";
import { FINGERPRINT_WORDS } from "../../src/generated/fingerprint-words";
import { fingerprintOf } from "../../src/pulse/fingerprint";
import { infoOf, seal, SEALED_BYTES, suite } from "../../src/pulse/sealing";
import { type Made, makeRound, signBlind } from "./round";
import vector from "./sealed-by-the-server.json";

let made: Made;
let other: Made;

beforeAll(async () => {
  [made, other] = await Promise.all([makeRound(), makeRound()]);
});

test("base64url has no padding and goes both ways", () => {
  const bytes = Uint8Array.from([251, 255, 190, 0]);
  expect(toBase64Url(bytes)).toBe("-_--AA");
  expect(fromBase64Url("-_--AA")).toEqual(bytes);
  expect(toHex(fromHex("00ff10"))).toBe("00ff10");
});

test("a token is signed without being seen, and the signature holds", async () => {
  const token = await blind(made.round.issuer_key);
  const signature = await unblind(made.round.issuer_key, token, await signBlind(made, token.blinded));
  const [message, signed] = [fromBase64Url(token.prepared), fromBase64Url(signature)];
  expect([message.length, signed.length]).toEqual([64, 256]);
  const check = RSABSSA.SHA384.PSS.Randomized();
  expect(await check.verify(made.issuer.publicKey, signed, message)).toBe(true);
  expect((await tokenHash(token.prepared)).length).toBe(32);
});

test("the same token is never made twice, nor blinded alike", async () => {
  const [one, two] = await Promise.all([blind(made.round.issuer_key), blind(made.round.issuer_key)]);
  expect(one.prepared).not.toBe(two.prepared);
  expect(one.blinded).not.toBe(two.blinded);
});

test("a signature by another key is refused", async () => {
  const token = await blind(made.round.issuer_key);
  await expect(unblind(made.round.issuer_key, token, await signBlind(other, token.blinded))).rejects.toThrow();
});

test("a key of another size is no key of this protocol", async () => {
  const pair = await RSABSSA.SHA384.PSS.Randomized().generateKey({
    modulusLength: 1024,
    publicExponent: Uint8Array.from([1, 0, 1]),
  });
  const spki = toBase64Url(new Uint8Array(await crypto.subtle.exportKey("spki", pair.publicKey)));
  await expect(blind(spki)).rejects.toThrow("issuer key size");
});

test("a sealed ballot opens with its key, its round and its token, and with nothing else", async () => {
  const plain = new Uint8Array(256).fill(7);
  const [mine, another] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
  const { id: round, sealing_key: sealingKey } = made.round;
  const sealed = fromBase64Url(await seal({ round, sealingKey, tokenHash: mine, plain }));
  expect(sealed.length).toBe(SEALED_BYTES);

  const open = async ({ sealing }: Made, id: string, token: Bytes) => {
    const how = { recipientKey: sealing, enc: sealed.slice(0, 32).buffer, info: infoOf(id, token).buffer };
    return (await suite.createRecipientContext(how)).open(sealed.slice(32).buffer);
  };
  expect(new Uint8Array(await open(made, round, mine))).toEqual(plain);
  await expect(open(made, round, another)).rejects.toThrow();
  await expect(open(made, "another round", mine)).rejects.toThrow();
  await expect(open(other, round, mine)).rejects.toThrow();
});

test("what the server's library sealed opens with the phone's", async () => {
  const recipientKey = await suite.kem.importKey("raw", fromBase64Url(vector.private).buffer, false);
  const sealed = fromBase64Url(vector.sealed);
  const info = infoOf(vector.round, fromBase64Url(vector.token_hash)).buffer;
  const recipient = await suite.createRecipientContext({ recipientKey, enc: sealed.slice(0, 32).buffer, info });
  const plain = new Uint8Array(await recipient.open(sealed.slice(32).buffer));
  const length = new DataView(plain.buffer).getUint16(0);
  expect(new TextDecoder().decode(plain.slice(2, 2 + length))).toBe(vector.text);
});

test("the four words follow from the manifest's hash alone", async () => {
  const words = await fingerprintOf("ab".repeat(32));
  expect(words).toHaveLength(4);
  expect(words.every((word) => FINGERPRINT_WORDS.includes(word))).toBe(true);
  expect(await fingerprintOf("ab".repeat(32))).toEqual(words);
  expect(await fingerprintOf("ac".repeat(32))).not.toEqual(words);
  // The server's test has the same ones.
  expect(await fingerprintOf("00".repeat(32))).toEqual(["quilt", "tundra", "meerkat", "icicle"]);
});
