import { facilitates } from "../account";
import { m } from "../messages";
import { paths } from "../route";
import type { Me } from "../wire";

/** What somebody does between sessions: coordinators look after a program, those who facilitate after themselves. */
export function PlanningLinks({ person }: { person: Me }) {
  const coordinated = person.memberships.filter(({ role }) => role === "coordinator");
  const isPsychologist = person.memberships.some(({ role }) => role === "psychologist");
  return (
    <>
      {coordinated.map(({ program: { id, name } }) => (
        <nav class="planning" key={id} aria-label={name}>
          <a class="button" href={paths.pairs(id)}>
            {m.pairing.link(name)}
          </a>
          <a class="button" href={paths.programNumbers(id)}>
            {m.numbers.link(name)}
          </a>
        </nav>
      ))}
      {facilitates(person) && (
        <nav class="planning" aria-label={m.home.between}>
          {isPsychologist && (
            <a class="button" href={paths.contactWishes}>
              {m.contact.link}
            </a>
          )}
          <a class="button" href={paths.practice}>
            {m.practice.open}
          </a>
          <a class="button" href={paths.availability}>
            {m.pairing.cannotLink}
          </a>
        </nav>
      )}
    </>
  );
}
