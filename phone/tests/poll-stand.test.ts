import { expect, test } from "vitest";
import { en } from "../src/messages/en";
import { endsEarly, levelOf } from "../src/room/poll-stand";
import { poll } from "./room-state";

test("the progress of another poll says nothing about this one", () => {
  expect(levelOf(poll, { poll: "other", level: "all" })).toBe("waiting");
  expect(levelOf(poll, { poll: poll.id, level: "half" })).toBe("half");
});

test.each([
  ["waiting", true],
  ["half", true],
  ["most", false],
  ["all", false],
] as const)("ending an open poll at %s is early: %s", (level, early) => {
  expect(endsEarly(poll, { poll: poll.id, level })).toBe(early);
});

test("only an open poll can end early", () => {
  expect(endsEarly(poll, null)).toBe(true);
  expect(endsEarly({ ...poll, status: "closed" }, null)).toBe(false);
  expect(endsEarly(null, null)).toBe(false);
});

test("phones and seats are told apart only where they differ", () => {
  expect(en.desk.revealText(8, 8)).toMatch(/^8 phones are here\. If there are fewer people than phones,/);
  expect(en.desk.revealText(1, 1)).toMatch(/^1 phone is here\. /);
  expect(en.desk.revealText(8, 11)).toMatch(
    /^11 seats are taken and 8 phones are connected\. If there are fewer people than seats,/,
  );
});
