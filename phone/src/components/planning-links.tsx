import { m } from "../messages";
import { paths } from "../route";
import type { Me } from "../wire";

const FACILITATING: readonly string[] = ["alum", "senior_resident", "psychologist"];

/** What somebody does between sessions: coordinators plan a term, those who facilitate say when they cannot. */
export function PlanningLinks({ person: { memberships } }: { person: Me }) {
  const coordinated = memberships.filter(({ role }) => role === "coordinator");
  const facilitates = memberships.some(({ role }) => FACILITATING.includes(role));
  return (
    <>
      {coordinated.map(({ program: { id, name } }) => (
        <a class="button" key={id} href={paths.pairs(id)}>
          {m.pairing.link(name)}
        </a>
      ))}
      {facilitates && (
        <a class="button" href={paths.availability}>
          {m.pairing.cannotLink}
        </a>
      )}
    </>
  );
}
