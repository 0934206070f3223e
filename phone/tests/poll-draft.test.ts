import { expect, test } from "vitest";
import { answerFields, draftOf, emptySketch, faultIn, type Sketch } from "../src/room/poll-draft";

const choice: Sketch = { ...emptySketch, question: " What helped? ", answers: ["Tea ", "", "Sleep"] };

test("a finished choice becomes a draft without its empty fields", () => {
  expect(faultIn(choice)).toBeNull();
  expect(draftOf(choice)).toEqual({
    kind: "single_choice",
    question: "What helped?",
    options: ["Tea", "Sleep"],
    min: null,
    max: null,
    min_label: "",
    max_label: "",
  });
});

test.each([
  ["question", { ...choice, question: " " }],
  ["answers", { ...choice, answers: ["Tea", " "] }],
  ["answers", { ...choice, kind: "ranking" }],
  ["repeat", { ...choice, answers: ["Tea", "tea!"] }],
  ["scale", { ...choice, kind: "scale", min: 5, max: 5 }],
  ["labels", { ...choice, kind: "scale", minLabel: "low" }],
] as const)("what is missing is named: %s", (fault, sketch) => {
  expect(faultIn(sketch)).toBe(fault);
});

test("a scale sends its ends and no answers; words need a question alone", () => {
  const scale: Sketch = { ...choice, kind: "scale", minLabel: "low", maxLabel: "high" };
  expect(draftOf(scale)).toMatchObject({ options: [], min: 1, max: 5, min_label: "low", max_label: "high" });
  expect(faultIn({ ...choice, kind: "word_cloud", answers: [] })).toBeNull();
  expect(draftOf({ ...choice, kind: "word_cloud" })).toMatchObject({ options: [], min: null, min_label: "" });
});

test("a kind shows as many answers as it may have", () => {
  expect(answerFields(emptySketch)).toHaveLength(2);
  expect(answerFields({ ...emptySketch, kind: "ranking" })).toHaveLength(3);
  expect(answerFields({ ...emptySketch, kind: "ranking", answers: Array<string>(8).fill("x") })).toHaveLength(6);
  expect(answerFields({ ...emptySketch, kind: "scale" })).toEqual([]);
});
