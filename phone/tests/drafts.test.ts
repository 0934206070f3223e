import { expect, test } from "vitest";
import { Drafts } from "../src/drafts";
import { PageMemory } from "../src/page-memory";

const made = () => {
  const store = new PageMemory();
  return { store, drafts: new Drafts(store) };
};

test("what was begun is there after a reload", () => {
  const { store, drafts } = made();
  drafts.keep("p", ["half a sen", ""]);
  expect(new Drafts(store).of("p")).toEqual(["half a sen", ""]);
});

test("nothing typed keeps nothing", () => {
  const { store, drafts } = made();
  drafts.keep("p", ["x"]);
  drafts.keep("p", ["", ""]);
  expect(store.length).toBe(0);
});

test("sent is forgotten", () => {
  const { drafts } = made();
  drafts.keep("p", ["x"]);
  drafts.forget("p");
  expect(drafts.of("p")).toEqual([]);
});

test("only the poll that can still be answered keeps its draft, and nothing else is touched", () => {
  const { store, drafts } = made();
  store.setItem("seat.r", "token");
  drafts.keep("old", ["x"]);
  drafts.keep("now", ["y"]);
  drafts.forgetOthers("now");
  expect([drafts.of("old"), drafts.of("now")]).toEqual([[], ["y"]]);
  drafts.forgetOthers(null);
  expect([store.length, store.getItem("seat.r")]).toEqual([1, "token"]);
});

test("what cannot be read is nothing", () => {
  const { store, drafts } = made();
  store.setItem("draft.p", "{");
  expect(drafts.of("p")).toEqual([]);
  store.setItem("draft.p", '["a", 1]');
  expect(drafts.of("p")).toEqual(["a"]);
});
