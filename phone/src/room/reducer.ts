import type { Audience, ServerFrame, State } from "../wire";

export interface RoomView {
  seq: number;
  audience: Audience;
  state: State;
}

export interface Reduced {
  view: RoomView | null;
  /** An event was missed: what is shown is old but true once, and a new snapshot is needed. */
  gap: boolean;
}

/** A poll that was dropped without being shown is no poll to anybody. */
function withoutDropped(state: State): State {
  return state.poll?.status === "dropped" ? { ...state, poll: null } : state;
}

/** A question board asks twice under one id: what was written there is no answer to the second question. */
function withoutOldAnswer(before: State, after: State): State {
  const moved = before.poll?.id === after.poll?.id && before.poll?.status !== after.poll?.status;
  return moved && after.me ? { ...after, me: { poll: null, choices: [], texts: [] } } : after;
}

function after(before: State, slots: Partial<State>): State {
  return withoutOldAnswer(before, withoutDropped({ ...before, ...slots }));
}

/** What is known after one more frame. Frames that say nothing about the room change nothing. */
export function reduce(view: RoomView | null, frame: ServerFrame): Reduced {
  switch (frame.type) {
    case "snapshot":
      return { view: { seq: frame.seq, audience: frame.audience, state: withoutDropped(frame.state) }, gap: false };
    case "event":
      if (!view) return { view, gap: true };
      if (frame.seq <= view.seq) return { view, gap: false };
      if (frame.seq !== view.seq + 1) return { view, gap: true };
      return { view: { ...view, seq: frame.seq, state: after(view.state, frame.state) }, gap: false };
    case "signal":
      return { view: view && { ...view, state: { ...view.state, ...frame.state } }, gap: false };
    default:
      return { view, gap: false };
  }
}
