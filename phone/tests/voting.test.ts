import { expect, test } from "vitest";
import { answerView } from "../src/room/voting";
import { poll } from "./room-state";

const mine = { poll: poll.id, choices: ["one"], texts: [] };
const other = { poll: poll.id, choices: ["nobody"], texts: [] };

test("nothing chosen, nothing said", () => {
  expect(answerView(poll, { poll: null, choices: [], texts: [] }, null)).toEqual({ given: null, stage: "none" });
  expect(answerView(poll, undefined, null)).toEqual({ given: null, stage: "none" });
});

test("recorded is said only of what the server recorded", () => {
  expect(answerView(poll, mine, null)).toEqual({ given: mine, stage: "recorded" });
});

test("nothing from me is an answer", () => {
  const nothing = { poll: poll.id, choices: [], texts: [] };
  expect(answerView(poll, nothing, null)).toEqual({ given: nothing, stage: "recorded" });
});

test("an answer on its way is shown as such, also over an earlier one", () => {
  expect(answerView(poll, mine, { ...other, stage: "sending" })).toEqual({ given: other, stage: "sending" });
});

test("a refused answer falls back to the recorded one and says why", () => {
  const attempt = { ...other, stage: "refused", detail: "The poll has closed." } as const;
  expect(answerView(poll, mine, attempt)).toEqual({ given: mine, stage: "refused", detail: "The poll has closed." });
});

test("answers to another poll are not shown here", () => {
  const elsewhere = { ...mine, poll: "other" };
  expect(answerView(poll, elsewhere, { ...elsewhere, stage: "sending" })).toEqual({ given: null, stage: "none" });
});
