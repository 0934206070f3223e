import { expect, test } from "vitest";
import { fromExport, wordSize } from "../src/room/results";

test("words are drawn in four sizes, and all alike where nobody may know how often they came", () => {
  expect([1, 2, 4, 5].map((count) => wordSize(count, 5))).toEqual([1, 2, 3, 4]);
  expect(wordSize(null, 0)).toBe(2);
  expect(wordSize(1, 1)).toBe(2);
});

test("an export is drawn as the room saw it", () => {
  const shown = fromExport({
    step: "Close",
    question: "Who knew?",
    kind: "single_choice",
    sensitivity: "sensitive",
    exact: false,
    ballots: null,
    mean: null,
    leading: "Nobody",
    rows: [
      { option: "One person", votes: null, percent: null, place: null, near: null },
      { option: "Nobody", votes: null, percent: null, place: null, near: null },
    ],
  });
  expect(shown.result).toMatchObject({ exact: false, leading: "1" });
  expect(shown.options).toEqual([
    { id: "0", text: "One person" },
    { id: "1", text: "Nobody" },
  ]);
});
