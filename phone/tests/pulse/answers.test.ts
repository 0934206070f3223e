import { expect, test } from "vitest";
import { answersTo, canonical, padded, PLAINTEXT_BYTES } from "../../src/pulse/answers";
import { ITEMS } from "./round";

test("the canonical form has sorted keys, no spaces and only what was answered", () => {
  expect(canonical({ load: 7, heard: "partly" })).toBe('{"answers":{"heard":"partly","load":7},"v":1}');
  expect(canonical({ heard: "partly", load: 7 })).toBe(canonical({ load: 7, heard: "partly" }));
  expect(canonical({})).toBe('{"answers":{},"v":1}');
});

test("every ballot has the same length, whatever was answered", () => {
  for (const answers of [{}, { load: 0 }, { load: 10, heard: "partly", been: "returning" }] as const) {
    const plain = padded(answers);
    expect(plain.length).toBe(PLAINTEXT_BYTES);
    const length = new DataView(plain.buffer).getUint16(0);
    expect(new TextDecoder().decode(plain.slice(2, 2 + length))).toBe(canonical(answers));
    expect(plain.slice(2 + length).every((byte) => byte === 0)).toBe(true);
  }
});

test("what would make a ballot void at the close is never sealed", () => {
  const given = { load: 11, heard: "first", been: "returning", unknown: 3 } as const;
  expect(answersTo(ITEMS, given)).toEqual({ been: "returning" });
  expect(answersTo(ITEMS, { load: 2.5 })).toEqual({});
});

test("answers that do not fit are refused, not cut off", () => {
  const many = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`question-${at}`, 10]));
  expect(() => padded(many)).toThrow(RangeError);
});
