import { expect, test } from "vitest";
import { readJoinCode, spaced } from "../src/join-code";

test.each([
  ["K7Q2MX", "K7Q2MX"],
  [" k7q 2mx ", "K7Q2MX"],
  ["k7q-2mx", "K7Q2MX"],
  ["K7Q\u00a02MX\n", "K7Q2MX"],
  ["https://example.org/#/join/K7Q2MX", "K7Q2MX"],
])("%j is read as %s", (typed, code) => {
  expect(readJoinCode(typed)).toEqual({ code });
});

test.each([
  ["", "empty"],
  ["  - ", "empty"],
  ["K7Q2M", "length"],
  ["K7Q2MXX", "length"],
  ["K7O2MX", "letters"],
  ["K7I2MX", "letters"],
  ["K7L2MX", "letters"],
  ["K702MX", "letters"],
  ["K712MX", "letters"],
  ["ÄÖÜ234", "letters"],
])("%j is refused: %s", (typed, fault) => {
  expect(readJoinCode(typed)).toEqual({ fault });
});

test("a code is shown in two halves, and anything else as it is", () => {
  expect(spaced("K7Q2MX")).toBe("K7Q 2MX");
  expect(spaced("")).toBe("");
});
