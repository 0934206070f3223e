import { expect, test } from "vitest";
import { secondsUntil, ServerClock } from "../src/room/clock";
import { remaining } from "../src/room/remaining";

const iso = (ms: number) => new Date(ms).toISOString();

test("a phone that is five minutes slow shows the server's time", () => {
  const local = 1_000_000;
  const clock = new ServerClock(() => local);
  clock.hear(iso(local + 300_000));
  expect(clock.now()).toBe(local + 300_000);
});

test("one late sample does not move the countdown", () => {
  const clock = new ServerClock(() => 0);
  for (const offset of [100, 110, -4000, 105, 95]) clock.hear(iso(offset));
  expect(clock.now()).toBe(100);
});

test("only the last five samples count", () => {
  const clock = new ServerClock(() => 0);
  for (const offset of [9000, 9000, 9000, 9000, 9000, 10, 10, 10]) clock.hear(iso(offset));
  expect(clock.now()).toBe(10);
});

test("an even number of samples meets in the middle; nonsense is not heard", () => {
  const clock = new ServerClock(() => 0);
  clock.hear(iso(100));
  clock.hear(iso(200));
  clock.hear("soon");
  expect(clock.now()).toBe(150);
});

test("what was forgotten counts no more", () => {
  const clock = new ServerClock(() => 0);
  clock.hear(iso(100));
  clock.forget();
  expect(clock.now()).toBe(0);
});

test("seconds are full until they have passed", () => {
  expect(secondsUntil(iso(10_000), 0)).toBe(10);
  expect(secondsUntil(iso(10_000), 1)).toBe(10);
  expect(secondsUntil(iso(10_000), 1000)).toBe(9);
});

test.each([
  [125_000, { over: false, clock: "2:05" }],
  [1_000, { over: false, clock: "0:01" }],
  [0, { over: true, clock: "0:00" }],
  [-65_000, { over: true, clock: "1:05" }],
])("%d ms are shown", (left, shown) => {
  expect(remaining(iso(left), 0)).toEqual(shown);
});
