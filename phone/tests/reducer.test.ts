import { expect, test } from "vitest";
import { reduce } from "../src/room/reducer";
import { event, poll, snapshot, state } from "./room-state";

const { view } = reduce(null, snapshot(4));

test("a snapshot replaces everything, also when its number is lower", () => {
  const fresh = reduce(view, snapshot(2, { presence: { present: 8, seats: 9 } }));
  expect(fresh).toMatchObject({ gap: false, view: { seq: 2, state: { presence: { present: 8, seats: 9 } } } });
});

test("an event replaces its slots whole and leaves the others", () => {
  const next = reduce(view, event(5, { poll }));
  expect(next.gap).toBe(false);
  expect(next.view?.seq).toBe(5);
  expect(next.view?.state).toEqual({ ...state, poll });
});

test("a slot may be replaced by nothing", () => {
  const open = reduce(view, event(5, { poll })).view;
  expect(reduce(open, event(6, { poll: null })).view?.state.poll).toBeNull();
});

test("an event that was missed leaves the state as it is and asks for a snapshot", () => {
  expect(reduce(view, event(6, { poll }))).toEqual({ view, gap: true });
});

test("an event that is already in the snapshot changes nothing", () => {
  expect(reduce(view, event(4, { poll }))).toEqual({ view, gap: false });
});

test("an event before any snapshot asks for one", () => {
  expect(reduce(null, event(1, { poll }))).toEqual({ view: null, gap: true });
});

test("a signal replaces its slots and has no number", () => {
  const next = reduce(view, { type: "signal", state: { presence: { present: 7, seats: 9 } } });
  expect(next.view?.seq).toBe(4);
  expect(next.view?.state).toEqual({ ...state, presence: { present: 7, seats: 9 } });
  expect(reduce(null, { type: "signal", state: {} })).toEqual({ view: null, gap: false });
});

test("answers say nothing about the room", () => {
  expect(reduce(view, { type: "ack", id: "1" })).toEqual({ view, gap: false });
});

test("a poll that was dropped is no poll", () => {
  expect(reduce(view, event(5, { poll: { ...poll, status: "dropped" } })).view?.state.poll).toBeNull();
  expect(reduce(null, snapshot(1, { poll: { ...poll, status: "dropped" } })).view?.state.poll).toBeNull();
});

test("an answer belongs to the poll as it stood", () => {
  const me = { poll: poll.id, choices: [], texts: ["tired"] };
  const answered = reduce(null, snapshot(4, { poll, me })).view;
  expect(reduce(answered, event(5, { step: state.step })).view?.state.me).toEqual(me);
  const upvoting = reduce(answered, event(5, { poll: { ...poll, status: "upvoting" } })).view;
  expect(upvoting?.state.me).toEqual({ poll: null, choices: [], texts: [] });
});
