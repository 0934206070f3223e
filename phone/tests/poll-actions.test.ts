import { expect, test } from "vitest";
import { en } from "../src/messages/en";
import { actionsOf, doubtsOf, isReady } from "../src/room/poll-actions";
import type { Poll } from "../src/wire";
import { poll, state } from "./room-state";

const sorting = (...standings: ("pending" | "shown" | "hidden")[]) => ({
  poll: poll.id,
  texts: standings.map((standing, index) => ({ id: String(index), text: "x", standing, flagged: false })),
});
const cloud: Poll = { ...poll, kind: "word_cloud", status: "sorting" };
const board: Poll = { ...poll, kind: "question_board", status: "sorting" };

test.each([
  [poll, ["poll.close", "poll.reveal"]],
  [{ ...poll, kind: "word_cloud" }, ["poll.close"]],
  [{ ...poll, status: "closed" }, ["poll.reveal", "poll.ask_again"]],
  [{ ...board, status: "upvoting" }, ["poll.close", "poll.reveal"]],
  [{ ...board, status: "closed" }, ["poll.reveal"]],
  [{ ...poll, status: "withheld" }, ["poll.ask_again"]],
  [{ ...poll, status: "revealed" }, []],
] as const)("what can be done with a poll (%#)", (now, actions) => {
  expect(actionsOf(now as Poll, null)).toEqual(actions);
});

test("texts go on once one was let through: words are shown, questions are voted on", () => {
  expect(actionsOf(cloud, sorting())).toEqual(["poll.ask_again"]);
  expect(isReady("poll.reveal", cloud, sorting("pending", "hidden"))).toBe(false);
  expect(isReady("poll.ask_again", cloud, sorting("pending", "hidden"))).toBe(true);
  expect(isReady("poll.reveal", cloud, sorting("pending", "shown"))).toBe(true);
  expect(actionsOf(cloud, sorting("shown"))).toEqual(["poll.reveal"]);
  expect(actionsOf(board, sorting("shown"))).toEqual(["poll.open_upvotes"]);
});

test("texts that nobody looked at are asked about, and asking again is", () => {
  expect(doubtsOf(en.desk, "poll.reveal", cloud, { ...state, sorting: sorting("shown", "hidden") })).toEqual([]);
  expect(doubtsOf(en.desk, "poll.reveal", cloud, { ...state, sorting: sorting("shown", "pending") })).toHaveLength(1);
  expect(doubtsOf(en.desk, "poll.ask_again", { ...poll, status: "closed" }, state)).toHaveLength(1);
  expect(doubtsOf(en.desk, "poll.ask_again", { ...poll, status: "withheld" }, state)).toEqual([]);
});
