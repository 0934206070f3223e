import type { Me } from "../wire";
import type { Event, Wishes } from "./wire";

const OF_SESSIONS: readonly Event[] = ["session_tomorrow", "session_in_an_hour", "session_changed", "pulse_open"];
const OF_FACILITATORS: readonly Event[] = ["prebrief_ready", "prebrief_due"];
const OF_EVERYBODY: readonly Event[] = ["result_released", "action_recorded"];
const FACILITATORS: readonly string[] = ["alum", "senior_resident", "psychologist"];

/** What can happen to somebody with these roles; a director is told of no session. */
export function eventsFor({ memberships }: Me): Event[] {
  const roles = new Set<string>(memberships.map(({ role }) => role));
  const onlyDirects = roles.size === 1 && roles.has("director");
  return [
    ...(onlyDirects ? [] : OF_SESSIONS),
    ...(FACILITATORS.some((role) => roles.has(role)) ? OF_FACILITATORS : []),
    ...OF_EVERYBODY,
    ...(roles.has("psychologist") ? (["contact_requested"] as const) : []),
  ];
}

/** Ticked means told. */
export function toggleEvent(wishes: Wishes, event: Event): Wishes {
  const muted = wishes.muted.includes(event)
    ? wishes.muted.filter((each) => each !== event)
    : [...wishes.muted, event];
  return { ...wishes, muted };
}

export function withDay(wishes: Wishes, day: string): Wishes {
  return { ...wishes, on_call_on: [...new Set([...wishes.on_call_on, day])].sort() };
}

export function withoutDay(wishes: Wishes, day: string): Wishes {
  return { ...wishes, on_call_on: wishes.on_call_on.filter((each) => each !== day) };
}
