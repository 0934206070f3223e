import { beforeEach, expect, test } from "vitest";
import { announces, checkChain, ManifestBroken } from "../../src/pulse/manifest";
import { pin } from "../../src/pulse/pins";
import { PassingShelf } from "../../src/pulse/shelf";
import { follow, type Made, makeRound } from "./round";

let made: Made;

beforeEach(async () => {
  made = await makeRound();
});

test("a round that the record announces as it was told is taken", async () => {
  expect(await announces(made.entries, made.round)).toBe(true);
  expect(await announces([], made.round)).toBe(false);
});

test("an entry that was changed, left out or put in breaks the record", async () => {
  const [first] = made.entries;
  const second = await follow(first, { kind: "extended", round: made.round.id, closes_at: "later" });
  const third = await follow(second, { kind: "closed", round: made.round.id });
  await checkChain([...made.entries, second, third]);
  await expect(checkChain([...made.entries, third])).rejects.toThrow(ManifestBroken);
  await expect(checkChain([second, third])).rejects.toThrow(ManifestBroken);
  const forged = { ...second, body: second.body.replace("later", "sooner") };
  await expect(checkChain([...made.entries, forged, third])).rejects.toThrow(ManifestBroken);
});

test.each(["issuer_key", "sealing_key", "manifest_hash"] as const)("another %s than the announced one is refused", async (name) => {
  const other = await makeRound();
  const told = { ...made.round, [name]: other.round[name] };
  await expect(announces(made.entries, told)).rejects.toThrow(ManifestBroken);
});

test("other questions or another group than the announced ones are refused", async () => {
  const fewer = { ...made.round, items: made.round.items.slice(1) };
  await expect(announces(made.entries, fewer)).rejects.toThrow(ManifestBroken);
  const elsewhere = { ...made.round, support_group: { id: "other", name: "Other" } };
  await expect(announces(made.entries, elsewhere)).rejects.toThrow(ManifestBroken);
});

test("a second set of keys is refused although its own record fits", async () => {
  const shelf = new PassingShelf();
  expect(await pin(shelf, made.round, made.entries)).toBe(true);
  expect(await pin(shelf, made.round, made.entries)).toBe(true);
  const second = await makeRound();
  expect(second.round.id).toBe(made.round.id);
  await expect(pin(shelf, second.round, second.entries)).rejects.toThrow(ManifestBroken);
});

test("a record that was rewritten behind what this phone saw is refused", async () => {
  const shelf = new PassingShelf();
  await pin(shelf, made.round, made.entries);
  const next = await makeRound({ id: "next" }, made.entries.at(-1));
  expect(await pin(shelf, next.round, [...made.entries, ...next.entries])).toBe(true);
  const anew = await makeRound({ id: "anew" });
  await expect(pin(shelf, anew.round, anew.entries)).rejects.toThrow(ManifestBroken);
});
