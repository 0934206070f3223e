import { expect, test } from "vitest";
import { knownOnly, moved, toggled } from "../src/room/choosing";

test("a tap takes in, and a second one takes out", () => {
  expect(toggled([], "a", 2)).toEqual(["a"]);
  expect(toggled(["a", "b"], "a", 2)).toEqual(["b"]);
});

test("there is no room for more than the poll allows", () => {
  const full = ["a", "b"];
  expect(toggled(full, "c", 2)).toBe(full);
});

test("an option moves by one place and no further than the ends", () => {
  expect(moved(["a", "b", "c"], "c", -1)).toEqual(["a", "c", "b"]);
  expect(moved(["a", "b", "c"], "a", 1)).toEqual(["b", "a", "c"]);
  expect(moved(["a", "b"], "a", -1)).toEqual(["a", "b"]);
  expect(moved(["a", "b"], "b", 1)).toEqual(["a", "b"]);
  expect(moved(["a", "b"], "x", 1)).toEqual(["a", "b"]);
});

test("what a phone kept of another poll is left out", () => {
  expect(knownOnly(["a", "x"], [{ id: "a" }, { id: "b" }])).toEqual(["a"]);
});
