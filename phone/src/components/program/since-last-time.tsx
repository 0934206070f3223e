import { useId } from "preact/hooks";
import { me } from "../../account";
import { m } from "../../messages";
import { fetchActions, since } from "../../program/actions";
import { programsOf, type ProgramBrief, steersAs } from "../../program/steering";
import { paths } from "../../route";
import { dayIn } from "../../when";
import type { GroupSession, Me } from "../../wire";
import { useAnswer } from "../use-answer";
import { ActionList } from "./action-list";

const LOOKED_AT = 20; // actions
const SHOWN = 3;
const WITHOUT_SESSION = 90 * 24 * 60 * 60_000; // milliseconds: news for who has not been to one

/** What the program did since this person's last session: for residents and facilitators. */
export function SinceLastTime({ past }: { past: readonly GroupSession[] }) {
  const person: Me | null | undefined = me.value;
  // Who steers a program finds it beside the trends.
  const programs = person ? programsOf(person).filter(({ id }) => steersAs(person, id) === null) : [];
  return (
    <>
      {programs.map((program) => (
        <OfProgram key={program.id} program={program} past={past} />
      ))}
    </>
  );
}

/** The day of the last session there, in the program's time zone. */
function lastTime({ id, time_zone: zone }: ProgramBrief, past: readonly GroupSession[]): string {
  const sessions = past.filter(({ program, status }) => program.id === id && status === "closed");
  const starts = sessions.map(({ starts_at }) => Date.parse(starts_at));
  return dayIn(zone, starts.length > 0 ? Math.max(...starts) : Date.now() - WITHOUT_SESSION);
}

function OfProgram({ program, past }: { program: ProgramBrief; past: readonly GroupSession[] }) {
  const heading = useId();
  const all = (
    <a class="by-itself" href={paths.actions(program.id)}>
      {m.program.sinceAll}
    </a>
  );
  const { asked } = useAnswer(() => fetchActions(program.id, LOOKED_AT), program.id);
  // Without it the home screen is what it was: nothing to wait for, nothing to complain of.
  if (asked.value.kind !== "here" || asked.value.data.length === 0) return null;
  const news = since(lastTime(program, past), asked.value.data);
  if (news.length === 0) return <p>{all}</p>;
  return (
    <section class="card since" aria-labelledby={heading}>
      <h2 id={heading}>{m.program.sinceTitle}</h2>
      <p>{m.program.sinceText}</p>
      <ActionList actions={news.slice(0, SHOWN)} />
      <p>{all}</p>
    </section>
  );
}
