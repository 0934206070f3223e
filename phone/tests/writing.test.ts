import { expect, test } from "vitest";
import { fieldsToShow } from "../src/room/writing";

test("one field to begin with, and no more than the poll takes", () => {
  expect(fieldsToShow([], 3)).toEqual([""]);
  expect(fieldsToShow(["a", "b"], 3)).toEqual(["a", "b"]);
  expect(fieldsToShow(["a", "b"], 1)).toEqual(["a"]);
});
