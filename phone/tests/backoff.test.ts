import { expect, test } from "vitest";
import { backoff } from "../src/room/backoff";
import { afterClose } from "../src/room/closing";

test("the first twenty waits are at most half a second, none is longer than five", () => {
  const longest = (attempt: number) => backoff(attempt, () => 1);
  expect([0, 19, 20, 21, 22, 23, 24, 1000].map(longest)).toEqual([500, 500, 500, 1000, 2000, 4000, 5000, 5000]);
});

test("the jitter is full: a wait may be nothing at all", () => {
  expect(backoff(3, () => 0)).toBe(0);
});

test.each([
  [4401, "seat", { ended: "seat-gone" }],
  [4401, "ticket", { retry: true }],
  [4408, "seat", { retry: true }],
  [4409, "seat", { ended: "elsewhere" }],
  [4410, "ticket", { ended: "room-closed" }],
  [4400, "seat", { retry: true, blame: true }],
  [4413, "seat", { retry: true, blame: true }],
  [4429, "seat", { retry: true, delayMs: 10_000 }],
  [1012, "seat", { retry: true }],
  [1006, "ticket", { retry: true }],
] as const)("close code %d for a %s", (code, holds, next) => {
  expect(afterClose(code, holds)).toEqual(next);
});
