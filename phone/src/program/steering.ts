import type { Me } from "../wire";

export type SteeringRole = "director" | "coordinator";
type Membership = Me["memberships"][number];
export type ProgramBrief = Membership["program"];

/** As what somebody steers a program; the server gives nobody both roles in one. */
export function steersAs({ memberships }: Me, program: string): SteeringRole | null {
  const own = memberships.filter(({ program: { id } }) => id === program).map(({ role }) => role);
  if (own.includes("director")) return "director";
  return own.includes("coordinator") ? "coordinator" : null;
}

/** Each program once, in the order of the memberships that `counts` picks. */
export function programsOf({ memberships }: Me, counts: (membership: Membership) => boolean = () => true): ProgramBrief[] {
  const picked = memberships.filter(counts).map(({ program }) => [program.id, program] as const);
  return [...new Map(picked).values()];
}

export function steeredBy(person: Me): ProgramBrief[] {
  return programsOf(person, ({ role }) => role === "director" || role === "coordinator");
}
