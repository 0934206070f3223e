import { expect, test } from "vitest";
import { freshly, type Kept } from "../../src/pulse/kept";
import { missesFromRoom } from "../../src/pulse/stand";
import { makeRound } from "./round";

test("only an answer that was recorded, looked for and not found is missing", async () => {
  const { round } = await makeRound();
  const sentFromRoom: Kept = { ...freshly("room:one", round), sent: true };
  expect(missesFromRoom({ ...sentFromRoom, counted: false })).toBe(true);
  expect(missesFromRoom(sentFromRoom)).toBe(false);
  expect(missesFromRoom({ ...sentFromRoom, counted: true })).toBe(false);
  expect(missesFromRoom({ ...sentFromRoom, sent: false, counted: false })).toBe(false);
  expect(missesFromRoom({ ...sentFromRoom, holder: "member:one", counted: false })).toBe(false);
});
