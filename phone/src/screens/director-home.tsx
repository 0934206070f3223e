import { BackToRoom } from "../components/back-to-room";
import { Heading } from "../components/heading";
import { HomeFoot } from "../components/home-foot";
import { ProgramTrends } from "../components/program/program-trends";
import { m } from "../messages";
import { steeredBy } from "../program/steering";
import { paths } from "../route";
import type { Me } from "../wire";

/** For who directs and is nothing else, the trends are the home. */
export function DirectorHome({ person }: { person: Me }) {
  const [first, ...more] = steeredBy(person);
  return (
    <main class="page program-page">
      <Heading text={m.program.title} />
      {first && <p class="lead">{first.name}</p>}
      <p class="small">{m.program.stayOut}</p>
      <BackToRoom />
      {more.length > 0 && <OtherPrograms programs={more} />}
      {first && <ProgramTrends program={first} role="director" />}
      <HomeFoot />
    </main>
  );
}

function OtherPrograms({ programs }: { programs: ReturnType<typeof steeredBy> }) {
  return (
    <ul class="not-on-paper">
      {programs.map(({ id, name }) => (
        <li key={id}>
          <a class="by-itself" href={paths.trends(id)}>
            {m.program.link(name)}
          </a>
        </li>
      ))}
    </ul>
  );
}
