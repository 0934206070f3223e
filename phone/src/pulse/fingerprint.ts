/**
 * Four words that stand for a round's keys: people in one room who read the same words out loud know
 * that nobody was given keys of their own. Slow on purpose, so that nobody searches for keys with
 * the same words.
 */
import { FINGERPRINT_WORDS } from "../generated/fingerprint-words";
import { fromHex, utf8 } from "./bytes";

const SALT = "in-this-room pulse fingerprint v1";
const ITERATIONS = 200_000;
const WORDS = 4;
const BITS_EACH = 9;

/** @param manifestHash of the entry that announced the round, hex. */
export async function fingerprintOf(manifestHash: string): Promise<string[]> {
  const key = await crypto.subtle.importKey("raw", fromHex(manifestHash), "PBKDF2", false, ["deriveBits"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: utf8(SALT), iterations: ITERATIONS };
  const bytes = new Uint8Array(await crypto.subtle.deriveBits(how, key, 8 * Math.ceil((WORDS * BITS_EACH) / 8)));
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, "0")).join("");
  return Array.from({ length: WORDS }, (_, at) => {
    const place = parseInt(bits.slice(at * BITS_EACH, (at + 1) * BITS_EACH), 2);
    return FINGERPRINT_WORDS[place] ?? "";
  });
}
