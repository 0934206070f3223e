import { me } from "../account";
import { Heading } from "../components/heading";
import { ProgramTrends } from "../components/program/program-trends";
import { m } from "../messages";
import { programsOf, steersAs } from "../program/steering";
import { paths } from "../route";

/** A program's trends by their address: for coordinators, and for who directs more than one. */
export function TrendsScreen({ id }: { id: string }) {
  const person = me.value;
  const program = person ? programsOf(person).find((each) => each.id === id) : undefined;
  const role = person ? steersAs(person, id) : null;
  return (
    <main class="page program-page">
      <Heading text={m.program.title} />
      {program && role ? (
        <>
          <p class="lead">{program.name}</p>
          <p class="small">{m.program.stayOut}</p>
          <ProgramTrends program={program} role={role} />
        </>
      ) : (
        <p class="lead">{m.program.notYours}</p>
      )}
      <p class="aside not-on-paper">
        <a href={paths.home}>{m.common.toStart}</a>
      </p>
    </main>
  );
}
