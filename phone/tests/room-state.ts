import type { Poll, ServerFrame, State } from "../src/wire";

type Snapshot = Extract<ServerFrame, { type: "snapshot" }>;

export const poll: Poll = {
  id: "poll-1",
  kind: "single_choice",
  question: "Who knew?",
  sensitivity: "sensitive",
  status: "open",
  options: [
    { id: "nobody", text: "Nobody" },
    { id: "one", text: "One person" },
  ],
  scale: null,
  most_choices: 1,
  texts_each: 0,
  live: false,
  floor: 5,
  result: null,
};

export const state: State & Required<Pick<State, "me">> = {
  room: {
    status: "open",
    locked: false,
    group_name: "Thursday circle",
    plan_title: "One hour",
    review_state: "unreviewed",
    ground_rules: ["You can pass."],
  },
  step: {
    index: 0,
    count: 2,
    id: "ground-rules",
    title: "Ground rules",
    minutes: 5,
    extra_minutes: 0,
    on_phone: "Our rules.",
    started_at: "2026-01-01T10:00:00Z",
    ends_at: "2026-01-01T10:05:00Z",
  },
  poll: null,
  progress: null,
  pulse: null,
  presence: { present: 3, seats: 3 },
  live_tally: null,
  me: { poll: null, choices: [], texts: [] },
};

export function snapshot(seq = 1, slots: Partial<typeof state> = {}): Snapshot {
  return {
    type: "snapshot",
    seq,
    server_time: "2026-01-01T10:00:00Z",
    audience: "resident",
    state: { ...state, ...slots },
  };
}

export function event(seq: number, slots: Extract<ServerFrame, { type: "event" }>["state"]): ServerFrame {
  return { type: "event", seq, server_time: "2026-01-01T10:00:01Z", name: "step.changed", state: slots };
}
