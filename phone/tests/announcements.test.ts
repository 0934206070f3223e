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
  ["sorting", open, "The poll is closed. The facilitators are reading what came in."],
  ["upvoting", open, "The questions are here. Choose the ones that you want answered: Who knew?"],
  ["revealed", open, "The result is shown: Who knew?"],
  ["withheld", open, "The poll ended without a result."],
] as const)("a poll that is %s now", (status, before, said) => {
  expect(announcements(en.live, before, { ...state, poll: { ...poll, status } })).toEqual([said]);
});

test("facilitators hear that somebody asked to slow down, once, and cues of the other", () => {
  const person = (id: string, name: string) => ({ id, name, role: "alum", is_lead: id === "a" });
  const desk = {
    ...state,
    you: { co_facilitator: "a" },
    desk: { lead: "a", co_facilitators: [person("a", "Ada"), person("p", "Paul")] },
    cues: [],
    slow_down: null,
  };
  const slow = { ...desk, slow_down: { at: "2026-01-01T10:00:30Z" } };
  expect(announcements(en.live, desk, slow)).toEqual(["Somebody asked to slow down."]);
  expect(announcements(en.live, slow, slow)).toEqual([]);
  const cue = (sender: string) => ({ ...desk, cues: [{ sender, text: "Your turn", at: "2026-01-01T10:01:00Z" }] });
  expect(announcements(en.live, desk, cue("p"))).toEqual(["Cue from Paul: Your turn"]);
  expect(announcements(en.live, desk, cue("a"))).toEqual([]);
});
