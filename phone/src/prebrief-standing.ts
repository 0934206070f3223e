import type { GroupSession, Me } from "./wire";

export type Standing = NonNullable<GroupSession["prebriefs"]>[number];

const DUE_BEFORE_MS = 7 * 24 * 60 * 60 * 1000;

/** This person's own standing in a session that they facilitate. */
export function ownStanding(session: GroupSession, person: Me | null | undefined): Standing | null {
  const mine = session.co_facilitators.find(({ person_id }) => person_id === person?.id);
  return session.prebriefs?.find(({ co_facilitator }) => co_facilitator === mine?.id) ?? null;
}

/** Whether it is time to say so: from a week before until the room is open. */
export function isDue(session: GroupSession, standing: Standing | null, now = Date.now()): boolean {
  return (
    session.status === "scheduled" &&
    standing !== null &&
    standing.state !== "confirmed" &&
    Date.parse(session.starts_at) - now < DUE_BEFORE_MS
  );
}
