import { Failed } from "../components/failed";
import { Heading } from "../components/heading";
import { Standings } from "../components/prebrief/standings";
import { SessionAction } from "../components/session-action";
import { SessionFacts } from "../components/session-facts";
import { useAnswer } from "../components/use-answer";
import { m } from "../messages";
import { calendarFile } from "../push/calendar";
import { paths } from "../route";
import { fetchSession } from "../sessions";
import { differsHere, placeOf, sameDay } from "../when";
import type { GroupSession } from "../wire";

export function SessionScreen({ id }: { id: string }) {
  const { asked, again } = useAnswer(() => fetchSession(id), id);
  const now = asked.value;
  return (
    <main class="page" key={now.kind}>
      <Heading text={now.kind === "here" ? now.data.support_group.name : m.home.sessionTitle} />
      {now.kind === "asking" && <p role="status">{m.common.loading}</p>}
      {now.kind === "failed" && <Failed why={now.why} again={again} />}
      {now.kind === "here" && <Session session={now.data} />}
      <p class="aside">
        <a href={paths.home}>{m.common.toStart}</a>
      </p>
    </main>
  );
}

function stand({ status, room }: GroupSession, today: boolean): string {
  if (status === "closed") return m.home.finished;
  if (status === "cancelled") return m.home.status.cancelled;
  if (room?.status === "open") return m.home.status.open;
  return today ? m.home.roomNotOpen : m.home.openOnlyOnTheDay;
}

function Session({ session }: { session: GroupSession }) {
  const { time_zone: zone } = session.program;
  const today = sameDay(session.starts_at, new Date(), zone);
  return (
    <div class="session">
      <SessionFacts session={session} />
      {differsHere(session.starts_at, zone) && <p class="small">{m.home.timesIn(placeOf(zone))}</p>}
      <p class="lead">{stand(session, today)}</p>
      <Standings session={session} />
      <SessionAction session={session} today={today} />
      <ForCoFacilitators session={session} />
      {session.status === "scheduled" && (
        <a class="button" href={calendarFile(session.id)} download="calendar.ics">
          {m.reminders.addToCalendar}
        </a>
      )}
      {session.my_part && (
        <p>
          <a href={paths.groupPulse(session.support_group.id)}>{m.pulse.groupLink}</a>
        </p>
      )}
    </div>
  );
}

/** What they can do before and after, besides opening the room. */
function ForCoFacilitators({ session: { id, my_part: part, status } }: { session: GroupSession }) {
  if (part !== "lead" && part !== "support") return null;
  if (status === "closed") {
    return (
      <>
        <a class="button" href={paths.debrief(id)}>
          {m.debrief.open}
        </a>
        <a class="button" href={paths.results(id)}>
          {m.debrief.results}
        </a>
      </>
    );
  }
  if (status === "cancelled") return null;
  return (
    <a class="button" href={paths.prepare(id)}>
      {m.asking.prepareLink}
    </a>
  );
}
