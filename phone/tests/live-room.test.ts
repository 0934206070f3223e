import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { NoEntry } from "../src/room/connection";
import { LiveRoom } from "../src/room/live-room";
import { FakeLine } from "./fake-line";
import { event, poll, snapshot } from "./room-state";

let lines: FakeLine[];
let room: LiveRoom;

const line = (): FakeLine => {
  const last = lines.at(-1);
  if (!last) throw new Error("no line was dialled");
  return last;
};
const settled = () => vi.advanceTimersByTimeAsync(0);
const status = () => room.connection.status.value;

function enter(options: Partial<ConstructorParameters<typeof LiveRoom>[0]> = {}): void {
  room = new LiveRoom({
    holds: "seat",
    pass: () => Promise.resolve("seat.token"),
    dial: (protocols) => {
      const made = new FakeLine(protocols);
      lines.push(made);
      return made;
    },
    ...options,
  });
  room.enter();
}

async function beIn(): Promise<void> {
  enter();
  await settled();
  line().say(snapshot(1, { poll }));
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(1);
  lines = [];
});

afterEach(() => {
  room.goAway();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test("the seat goes as a subprotocol, and the snapshot makes the room live", async () => {
  enter();
  await settled();
  expect(line().protocols).toEqual(["room.v1", "seat.token"]);
  expect(status()).toEqual({ kind: "connecting" });
  line().say(snapshot());
  expect(status()).toEqual({ kind: "live" });
});

test("a lost line is dialled again within half a second, and so is the next one", async () => {
  await beIn();
  line().drop(1006);
  expect(status()).toEqual({ kind: "reconnecting" });
  await vi.advanceTimersByTimeAsync(499);
  expect(lines).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(lines).toHaveLength(2);
  line().drop(1006);
  await vi.advanceTimersByTimeAsync(499);
  expect(lines).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1);
  expect(lines).toHaveLength(3);
});

test("what was seen stays on screen while the line is down", async () => {
  await beIn();
  line().drop(1012);
  expect(room.view.value?.state.step.title).toBe("Ground rules");
});

test("a server that answers nothing is given up after ten seconds", async () => {
  await beIn();
  await vi.advanceTimersByTimeAsync(25_000);
  expect(line().sentTypes()).toEqual(["ping"]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(line().closedByPhone).toBe(true);
  expect(status()).toEqual({ kind: "reconnecting" });
});

test("a pong keeps the line", async () => {
  await beIn();
  for (let round = 0; round < 3; round += 1) {
    await vi.advanceTimersByTimeAsync(25_000);
    line().say({ type: "pong", server_time: "2026-01-01T10:00:02Z" });
  }
  expect(lines).toHaveLength(1);
  expect(status()).toEqual({ kind: "live" });
});

test("a phone that wakes tests a live line and dials a lost one at once", async () => {
  await beIn();
  room.connection.probe();
  expect(line().sentTypes()).toEqual(["ping"]);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(status()).toEqual({ kind: "reconnecting" });
  room.connection.probe();
  await settled();
  expect(lines).toHaveLength(2);
});

test("asking again and again buys a dead line no time", async () => {
  await beIn();
  room.connection.probe();
  await vi.advanceTimersByTimeAsync(2_000);
  room.connection.probe();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(status()).toEqual({ kind: "reconnecting" });
});

test("a gap asks for one snapshot, not for one with every event", async () => {
  await beIn();
  line().say(event(3, {}));
  line().say(event(4, {}));
  expect(line().sentTypes()).toEqual(["resync"]);
  line().say(snapshot(4));
  line().say(event(6, {}));
  expect(line().sentTypes()).toEqual(["resync", "resync"]);
});

test("a vote is recorded when the server says so, not before", async () => {
  await beIn();
  void room.vote(poll.id, ["one"]);
  expect(room.attempt.value).toMatchObject({ stage: "sending", choices: ["one"] });
  expect(room.view.value?.state.me).toEqual({ poll: null, choices: [], texts: [] });
  line().say({ type: "ack", id: String(line().sent[0]?.["id"]) });
  await settled();
  expect(room.attempt.value).toBeNull();
  expect(room.view.value?.state.me).toEqual({ poll: poll.id, choices: ["one"], texts: [] });
});

test("a vote cast without a line is sent when there is one again, with the same id", async () => {
  await beIn();
  void room.vote(poll.id, ["one"]);
  const [first] = line().sent;
  line().drop(1006);
  await vi.advanceTimersByTimeAsync(60_000);
  line().say(snapshot(1, { poll }));
  expect(line().sent).toEqual([first]);
});

test("only the last choice is sent again", async () => {
  await beIn();
  line().drop(1006);
  void room.vote(poll.id, ["one"]);
  void room.vote(poll.id, ["nobody"]);
  await vi.advanceTimersByTimeAsync(500);
  line().say(snapshot(1, { poll }));
  expect(line().sent).toMatchObject([{ type: "vote", choices: ["nobody"] }]);
  expect(room.attempt.value).toMatchObject({ choices: ["nobody"], stage: "sending" });
});

test("what was written waits for a line as a vote does, and only the last of it is sent", async () => {
  await beIn();
  line().drop(1006);
  void room.write(poll.id, ["tired"]);
  void room.write(poll.id, []);
  await vi.advanceTimersByTimeAsync(60_000);
  line().say(snapshot(1, { poll }));
  expect(line().sent).toMatchObject([{ type: "write", texts: [] }]);
  line().say({ type: "ack", id: String(line().sent[0]?.["id"]) });
  await settled();
  expect(room.view.value?.state.me).toEqual({ poll: poll.id, choices: [], texts: [] });
});

test("what was written to a board is no answer to its upvotes", async () => {
  await beIn();
  const board = { ...poll, kind: "question_board" as const };
  line().say(event(2, { poll: board }));
  void room.write(poll.id, ["Who knew?"]);
  line().say({ type: "ack", id: String(line().sent[0]?.["id"]) });
  await settled();
  expect(room.view.value?.state.me?.texts).toEqual(["Who knew?"]);
  line().say(event(3, { poll: { ...board, status: "upvoting" } }));
  expect(room.view.value?.state.me?.poll).toBeNull();
});

test("a refused vote says why", async () => {
  await beIn();
  void room.vote(poll.id, ["one"]);
  line().say({ type: "refused", id: String(line().sent[0]?.["id"]), code: "poll_closed", detail: "It has closed." });
  await settled();
  expect(room.attempt.value).toEqual({
    poll: poll.id,
    choices: ["one"],
    texts: [],
    stage: "refused",
    detail: "It has closed.",
  });
});

test("a vote that is not answered puts the line to the test", async () => {
  await beIn();
  void room.vote(poll.id, ["one"]);
  await vi.advanceTimersByTimeAsync(4_000);
  expect(line().sentTypes()).toEqual(["vote", "ping"]);
});

test("a command of the lead is given up after a while, so that it does not come late", async () => {
  await beIn();
  line().drop(1006);
  const reply = room.command({ type: "step.go", from: 0, to: 1 });
  await vi.advanceTimersByTimeAsync(17_000);
  expect(await reply).toEqual({ done: false, reason: "unsent" });
  line().say(snapshot());
  expect(line().sentTypes()).not.toContain("step.go");
});

test("a seat open in another tab waits until it is wanted here", async () => {
  await beIn();
  line().drop(4409);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(lines).toHaveLength(1);
  expect(status()).toEqual({ kind: "ended", why: "elsewhere" });
  room.connection.dial();
  await settled();
  line().say(snapshot());
  expect(status()).toEqual({ kind: "live" });
});

test("too many messages: ten seconds of rest", async () => {
  await beIn();
  line().drop(4429);
  await vi.advanceTimersByTimeAsync(9_999);
  expect(lines).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(lines).toHaveLength(2);
});

test("what the server cannot read is not sent to it again", async () => {
  await beIn();
  void room.vote(poll.id, ["one"]);
  line().drop(4400);
  await vi.advanceTimersByTimeAsync(500);
  line().say(snapshot(1, { poll }));
  expect(line().sent).toEqual([]);
  expect(room.attempt.value).toBeNull();
});

test("the end of the room ends the line, by event or by close code", async () => {
  await beIn();
  line().say(event(2, { room: { ...snapshot().state.room, status: "closed" } }));
  expect(status()).toEqual({ kind: "ended", why: "room-closed" });
  room.goAway();
  await beIn();
  line().drop(4410);
  expect(status()).toEqual({ kind: "ended", why: "room-closed" });
});

test("leaving gives the seat up, and does not wait for a line that is down", async () => {
  await beIn();
  const left = room.leave();
  expect(line().sentTypes()).toEqual(["leave"]);
  line().say({ type: "ack", id: String(line().sent[0]?.["id"]) });
  await left;
  expect(status()).toEqual({ kind: "ended", why: "left" });

  room.goAway();
  await beIn();
  line().drop(1006);
  await room.leave();
  expect(status()).toEqual({ kind: "ended", why: "left" });
});

test("a ticket is fetched for every attempt", async () => {
  let issued = 0;
  enter({ holds: "ticket", pass: () => Promise.resolve(`ticket.${++issued}`) });
  await settled();
  line().drop(4401);
  await vi.advanceTimersByTimeAsync(500);
  expect(lines.map(({ protocols }) => protocols[1])).toEqual(["ticket.1", "ticket.2"]);
});

test("no ticket for want of a network is tried again, no ticket for want of a right is not", async () => {
  let answer = new Error("network");
  enter({ holds: "ticket", pass: () => Promise.reject(answer) });
  await settled();
  expect(status()).toEqual({ kind: "connecting" });
  answer = new NoEntry("not-allowed");
  await vi.advanceTimersByTimeAsync(500);
  expect(status()).toEqual({ kind: "ended", why: "not-allowed" });
});
