import { expect, test } from "vitest";
import { newKeyPair, openWish, sealWish } from "../src/contact/sealing";

const KEY = "6f6b5a5e-0d3f-4a52-9a5c-0d7f3f3a4f10";
const WISH = { name: "Rae 🌱", reach: "evenings, 030 555" };

test("a wish opens with the key it was sealed to, and with no other", async () => {
  const [mine, other] = await Promise.all([newKeyPair(), newKeyPair()]);
  const sealed = await sealWish({ key: KEY, publicKey: mine.publicKey }, WISH);
  expect(await openWish({ key: KEY, privateKey: mine.privateKey }, sealed)).toEqual(WISH);
  await expect(openWish({ key: KEY, privateKey: other.privateKey }, sealed)).rejects.toThrow();
  await expect(openWish({ key: KEY.replace("6", "7"), privateKey: mine.privateKey }, sealed)).rejects.toThrow();
});

test("all wishes have one length, and the server's", async () => {
  const { publicKey } = await newKeyPair();
  const to = { key: KEY, publicKey };
  const [short, long] = await Promise.all([sealWish(to, { name: "R", reach: "x" }), sealWish(to, { name: "é".repeat(100), reach: "🌱".repeat(100) })]);
  expect(short.length).toBe(long.length);
  expect(short.length).toBe(Math.ceil((1072 * 4) / 3));
});
