import { expect, test } from "vitest";
import { en } from "../src/messages/en";
import { endsEarly, isUnshown, levelOf } from "../src/room/poll-stand";
import { poll, state } from "./room-state";

test("the progress of another poll says nothing about this one", () => {
  expect(levelOf(poll, { poll: "other", level: "all" })).toBe("waiting");
  expect(levelOf(poll, { poll: poll.id, level: "half" })).toBe("half");
});

test.each([
  ["waiting", 30, true],
  ["half", 30, true],
  ["most", 5, true],
  ["most", 6, false],
  ["all", 4, true],
  ["all", 5, false],
] as const)("ending an open poll with a floor of five at %s of %i seats is early: %s", (level, seats, early) => {
  const stand = { progress: { poll: poll.id, level }, presence: { present: seats, seats } };
  expect(endsEarly(poll, stand)).toBe(early);
});

test("only an open poll can end early", () => {
  expect(endsEarly(poll, state)).toBe(true);
  expect(endsEarly({ ...poll, status: "closed" }, state)).toBe(false);
  expect(endsEarly(null, state)).toBe(false);
});

test("what was answered and not shown is left behind only knowingly", () => {
  expect((["closed", "sorting"] as const).map((status) => isUnshown({ ...poll, status }))).toEqual([true, true]);
  expect((["open", "withheld", "revealed"] as const).some((status) => isUnshown({ ...poll, status }))).toBe(false);
});

test("the people are counted against the seats", () => {
  expect(en.desk.revealText(11)).toMatch(/^Are there at least 11 people here with a phone\?/);
  expect(en.desk.revealText(1)).toMatch(/^Is there at least 1 person/);
});
