import { expect, test } from "vitest";
import { evenly, LONGEST_DELAY, retryAt, sendAt } from "../../src/pulse/delay";
import { MINUTE, NOW } from "./round";

const last = () => 0.999_999;

test("a member's answer leaves anywhere within ten minutes, one in a room within twenty seconds", () => {
  const closes = NOW + 1000 * MINUTE;
  expect(sendAt("member:me", NOW, closes, () => 0)).toBe(NOW);
  expect(sendAt("member:me", NOW, closes, last)).toBeCloseTo(NOW + LONGEST_DELAY.member, -3);
  expect(sendAt("room:here", NOW, closes, last)).toBeCloseTo(NOW + 20_000, -2);
});

test("near the close it leaves before half of what is left has gone", () => {
  expect(sendAt("member:me", NOW, NOW + 2 * MINUTE, last)).toBeLessThan(NOW + MINUTE);
  expect(sendAt("member:me", NOW, NOW - MINUTE, last)).toBe(NOW);
});

test("tries get rarer, up to some minutes", () => {
  const half = () => 0.5;
  const waits = [0, 1, 2, 10, 60].map((tries) => retryAt(NOW, tries, half) - NOW);
  expect(waits).toEqual([15_000, 30_000, 60_000, 300_000, 300_000]);
});

test("the moments are spread over the whole time", () => {
  const drawn = Array.from({ length: 400 }, evenly);
  expect(drawn.every((each) => each >= 0 && each < 1)).toBe(true);
  expect(new Set(drawn.map((each) => Math.floor(each * 8))).size).toBe(8);
});
