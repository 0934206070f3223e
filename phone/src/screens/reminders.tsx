import { Failed } from "../components/failed";
import { Heading } from "../components/heading";
import { CalendarLink } from "../components/reminders/calendar-link";
import { Devices } from "../components/reminders/devices";
import { WishesForm } from "../components/reminders/wishes-form";
import { useAnswer } from "../components/use-answer";
import { m } from "../messages";
import { fetchCalendar } from "../push/calendar";
import { eventsFor } from "../push/choosing";
import { fetchDevices } from "../push/devices";
import { fetchWebPush } from "../push/registration";
import { fetchWishes } from "../push/wishes";
import { paths } from "../route";
import type { Me } from "../wire";

const fetchAll = () => Promise.all([fetchWebPush(), fetchDevices(), fetchWishes(), fetchCalendar()]);

/** How and when a person wants to be reached; nobody else can see any of it. */
export function RemindersScreen({ person }: { person: Me }) {
  const { asked, again } = useAnswer(fetchAll, person.id);
  const now = asked.value;
  return (
    <main class="page reminders" key={now.kind}>
      <Heading text={m.reminders.title} />
      <p class="lead">{m.reminders.lead}</p>
      {now.kind === "asking" && <p role="status">{m.common.loading}</p>}
      {now.kind === "failed" && <Failed why={now.why} again={again} />}
      {now.kind === "here" && (
        <>
          <Devices web={now.data[0]} first={now.data[1]} />
          <WishesForm first={now.data[2]} events={eventsFor(person)} />
          <CalendarLink first={now.data[3]} />
        </>
      )}
      <p class="aside">
        <a href={paths.home}>{m.common.toStart}</a>
      </p>
    </main>
  );
}
