import { expect, test } from "vitest";
import { voteView } from "../src/room/voting";
import { poll } from "./room-state";

const mine = { poll: poll.id, choice: "one" };

test("nothing chosen, nothing said", () => {
  expect(voteView(poll, { poll: poll.id, choice: null }, null)).toEqual({ choice: null, stage: "none" });
  expect(voteView(poll, undefined, null)).toEqual({ choice: null, stage: "none" });
});

test("recorded is said only of what the server recorded", () => {
  expect(voteView(poll, mine, null)).toEqual({ choice: "one", stage: "recorded" });
});

test("a choice on its way is shown as such, also over an earlier one", () => {
  const attempt = { poll: poll.id, choice: "nobody", stage: "sending" } as const;
  expect(voteView(poll, mine, attempt)).toEqual({ choice: "nobody", stage: "sending" });
});

test("a refused choice falls back to the recorded one and says why", () => {
  const attempt = { poll: poll.id, choice: "nobody", stage: "refused", detail: "The poll has closed." } as const;
  expect(voteView(poll, mine, attempt)).toEqual({ choice: "one", stage: "refused", detail: "The poll has closed." });
});

test("votes of another poll are not shown here", () => {
  const attempt = { poll: "other", choice: "nobody", stage: "sending" } as const;
  expect(voteView(poll, { poll: "other", choice: "one" }, attempt)).toEqual({ choice: null, stage: "none" });
});
