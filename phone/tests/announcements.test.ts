import { expect, test } from "vitest";
import { en } from "../src/messages/en";
import { announcements } from "../src/room/announcements";
import { poll, state } from "./room-state";

const open = { ...state, poll };

test("arriving says nothing: the screen is read from its heading", () => {
  expect(announcements(en.live, null, open)).toEqual([]);
});

test("a new step is said with what is on the phones", () => {
  const next = { ...state, step: { ...state.step, id: "round", title: "One word each", on_phone: "One word." } };
  expect(announcements(en.live, state, next)).toEqual(["Now: One word each", "One word."]);
});

test("more time, more people and progress are not said", () => {
  const later = { ...open, step: { ...open.step, extra_minutes: 5 }, presence: { present: 9, seats: 9 } };
  expect(announcements(en.live, open, later)).toEqual([]);
});

test.each([
  ["open", state, "A poll is open: Who knew?"],
  ["closed", open, "The poll is closed."],
  ["revealed", open, "The result is shown: Who knew?"],
  ["withheld", open, "The poll ended without a result."],
] as const)("a poll that is %s now", (status, before, said) => {
  expect(announcements(en.live, before, { ...state, poll: { ...poll, status } })).toEqual([said]);
});
