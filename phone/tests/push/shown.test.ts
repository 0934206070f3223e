import { expect, test } from "vitest";
import { addressOf, isFreeToLeave, optionsFor, updateIn, withHyphens } from "../../src/push/shown";

const KEY = "0123456789abcdef0123456789abcdef";

test.each([
  [JSON.stringify({ data: { update: KEY }, from: "1", notification: { title: "Balint group" } }), KEY],
  [JSON.stringify({ data: { update: "../elsewhere" } }), null],
  [JSON.stringify({ data: {} }), null],
  ["not JSON", null],
  [undefined, null],
])("the key in %s", (text, key) => {
  expect(updateIn(text)).toBe(key);
});

test("a second message of an update takes the place of the first", () => {
  expect(optionsFor(KEY)).toEqual({ icon: "/icon-192.png", badge: "/icon-192.png", tag: KEY });
  expect(optionsFor(null)).not.toHaveProperty("tag");
});

test("a message never takes the place of a room", () => {
  expect(isFreeToLeave("https://room.example/#/rooms/1/desk")).toBe(false);
  expect(isFreeToLeave("https://room.example/#/")).toBe(true);
});

test("where a message leads", () => {
  expect(addressOf(KEY)).toBe(`/#/updates/${KEY}`);
  expect(addressOf(null)).toBe("/#/");
  expect(withHyphens(KEY)).toBe("01234567-89ab-cdef-0123-456789abcdef");
  expect(withHyphens("else")).toBe("else");
});
