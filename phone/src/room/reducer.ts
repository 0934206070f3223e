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

/** What is known after one more frame. Frames that say nothing about the room change nothing. */
export function reduce(view: RoomView | null, frame: ServerFrame): Reduced {
  switch (frame.type) {
    case "snapshot":
      return { view: { seq: frame.seq, audience: frame.audience, state: frame.state }, gap: false };
    case "event":
      if (!view) return { view, gap: true };
      if (frame.seq <= view.seq) return { view, gap: false };
      if (frame.seq !== view.seq + 1) return { view, gap: true };
      return { view: { ...view, seq: frame.seq, state: { ...view.state, ...frame.state } }, gap: false };
    case "signal":
      return { view: view && { ...view, state: { ...view.state, ...frame.state } }, gap: false };
    default:
      return { view, gap: false };
  }
}
