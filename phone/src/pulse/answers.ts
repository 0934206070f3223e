/**
 * What goes into a sealed ballot: only what was answered, in one canonical form and always of the
 * same length, so that the size of what is sent tells nothing about it.
 */
import { type Bytes, utf8 } from "./bytes";
import type { ItemKind, PulseItem } from "./wire";

export type Answer = number | "yes" | "partly" | "no" | "first" | "returning";
export type Answers = Readonly<Record<string, Answer>>;

export const PLAINTEXT_BYTES = 256;
const LENGTH_BYTES = 2;

export const CHOICES: Record<ItemKind, readonly Answer[]> = {
  "0-10": [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  yes_partly_no: ["yes", "partly", "no"],
  first_or_returning: ["first", "returning"],
};

/** An unknown item or value would make the whole ballot void at the close, so it is never sealed. */
export function answersTo(items: readonly PulseItem[], given: Answers): Answers {
  const asked = items.filter(({ id, kind }) => id in given && CHOICES[kind].includes(given[id] as Answer));
  return Object.fromEntries(asked.map(({ id }) => [id, given[id] as Answer]));
}

/** Keys in the order of their code points, as the server writes them; ids are ASCII. */
export function canonical(answers: Answers): string {
  const sorted = Object.keys(answers).sort();
  return JSON.stringify({ answers: Object.fromEntries(sorted.map((id) => [id, answers[id]])), v: 1 });
}

/** @throws RangeError when the answers do not fit; no round of the item bank comes near. */
export function padded(answers: Answers): Bytes {
  const text = utf8(canonical(answers));
  if (text.length > PLAINTEXT_BYTES - LENGTH_BYTES) throw new RangeError("answers too long");
  const plain = new Uint8Array(PLAINTEXT_BYTES);
  new DataView(plain.buffer).setUint16(0, text.length);
  plain.set(text, LENGTH_BYTES);
  return plain;
}
