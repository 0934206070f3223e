import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Hands } from "../src/room/lead";
import { LiveRoom } from "../src/room/live-room";
import { FakeLine } from "./fake-line";
import { poll, snapshot } from "./room-state";

let line: FakeLine;
let room: LiveRoom;
let hands: Hands;

const settled = () => vi.advanceTimersByTimeAsync(0);
const close = () => hands.give({ type: "poll.close", poll: poll.id });
const reveal = () => hands.give({ type: "poll.reveal", poll: poll.id });

async function acknowledge(type: string): Promise<void> {
  const sent = line.sent.find((frame) => frame.type === type);
  line.say({ type: "ack", id: sent?.id as string });
  await settled();
}

beforeEach(async () => {
  vi.useFakeTimers();
  room = new LiveRoom({
    holds: "ticket",
    pass: () => Promise.resolve("ticket"),
    dial: (protocols) => (line = new FakeLine(protocols)),
  });
  room.enter();
  await settled();
  line.say(snapshot(1, { poll }));
  hands = new Hands(room, "It was not sent.");
});

afterEach(() => {
  room.goAway();
  vi.useRealTimers();
});

test("a second tap on the same thing does nothing", async () => {
  const first = close();
  expect(await close()).toBe(false);
  await acknowledge("poll.close");
  expect(await first).toBe(true);
  expect(line.sentTypes()).toEqual(["poll.close"]);
});

test("a tap on another thing waits for the first, and is not lost", async () => {
  void close();
  const second = reveal();
  expect(line.sentTypes()).toEqual(["poll.close"]);
  await acknowledge("poll.close");
  expect(line.sentTypes()).toEqual(["poll.close", "poll.reveal"]);
  await acknowledge("poll.reveal");
  expect(await second).toBe(true);
  expect(hands.busy.value).toBe(null);
});

test("a double tap behind another thing is sent once", async () => {
  void close();
  void reveal();
  const third = reveal();
  await acknowledge("poll.close");
  expect(await third).toBe(false);
  expect(line.sentTypes()).toEqual(["poll.close", "poll.reveal"]);
});

test("what waits is sent after a refusal, whose words are then gone", async () => {
  const first = close();
  void reveal();
  line.say({ type: "refused", id: line.sent[0]?.id as string, code: "invalid", detail: "It is closed." });
  await settled();
  expect(await first).toBe(false);
  expect(line.sentTypes()).toEqual(["poll.close", "poll.reveal"]);
});

test("what waited behind something that the line lost is given up with it", async () => {
  const first = close();
  const second = reveal();
  await vi.advanceTimersByTimeAsync(17_000);
  expect(await first).toBe(false);
  expect(await second).toBe(false);
  expect(line.sentTypes()).not.toContain("poll.reveal");
  expect(hands.notice.value).toBe("It was not sent.");
});
