import { directs, me, onlyDirects } from "../account";
import { BackToRoom } from "../components/back-to-room";
import { CodeForm } from "../components/code-form";
import { Failed } from "../components/failed";
import { Heading } from "../components/heading";
import { HomeFoot } from "../components/home-foot";
import { SinceLastTime } from "../components/program/since-last-time";
import { PulseCards } from "../components/pulse/pulse-cards";
import { PlanningLinks } from "../components/planning-links";
import { SessionList } from "../components/session-list";
import { useAnswer } from "../components/use-answer";
import { m } from "../messages";
import { steeredBy } from "../program/steering";
import { paths } from "../route";
import { fetchSessions, type Sessions } from "../sessions";
import { differsHere, placeOf } from "../when";
import type { Me } from "../wire";
import { DirectorHome } from "./director-home";
import { Visitor } from "./visitor";

export function Home() {
  const person = me.value;
  if (person === undefined) return <main class="page" aria-busy="true" />;
  if (person === null) return <Visitor />;
  // Directors stay out of groups, sessions and rooms: who is nothing else is not even asked about them.
  return onlyDirects(person) ? <DirectorHome person={person} /> : <MemberHome person={person} />;
}

function MemberHome({ person }: { person: Me }) {
  const { asked, again } = useAnswer(fetchSessions, person.id);
  const joins = person.memberships.some(({ role }) => role === "resident");
  return (
    <main class="page">
      <Heading text={m.home.greeting(person.name)} />
      <BackToRoom />
      <PulseCards />
      {person.memberships.length === 0 && <p class="lead">{m.home.noMembership}</p>}
      {asked.value.kind === "asking" && <p role="status">{m.common.loading}</p>}
      {asked.value.kind === "failed" && <Failed why={asked.value.why} again={again} />}
      {asked.value.kind !== "here" && joins && <JoinHere />}
      {asked.value.kind === "here" && <Lists sessions={asked.value.data} joins={joins} person={person} />}
      <HomeFoot />
    </main>
  );
}

/** Trends are a page of their own for who is not only a director. */
function SteeredPrograms({ person }: { person: Me }) {
  const programs = steeredBy(person);
  if (programs.length === 0) return null;
  return (
    <section class="director-note">
      <h2>{m.program.title}</h2>
      {directs(person) && <p>{m.home.directorElsewhere}</p>}
      {programs.map(({ id, name }) => (
        <a class="button" key={id} href={paths.trends(id)}>
          {m.program.link(name)}
        </a>
      ))}
    </section>
  );
}

function JoinHere() {
  return (
    <section class="join-here">
      <h2>{m.home.joinTitle}</h2>
      <CodeForm />
    </section>
  );
}

interface ListsProps {
  sessions: Sessions;
  joins: boolean;
  person: Me;
}

function Lists({ sessions: { today, upcoming, past }, joins, person }: ListsProps) {
  const elsewhere = [...today, ...upcoming, ...past].find(({ starts_at, program }) =>
    differsHere(starts_at, program.time_zone),
  );
  return (
    <>
      {elsewhere && <p class="small">{m.home.timesIn(placeOf(elsewhere.program.time_zone))}</p>}
      <SessionList title={m.home.today} sessions={today} none={m.home.nothingToday} today />
      {joins && <JoinHere />}
      <SinceLastTime past={past} />
      <PlanningLinks person={person} />
      <SteeredPrograms person={person} />
      <SessionList title={m.home.upcoming} sessions={upcoming} />
      <SessionList title={m.home.past} sessions={past} />
    </>
  );
}
