import { fetchAvailability } from "../availability";
import { CalendarForm } from "../components/availability/calendar-form";
import { TimesForm } from "../components/availability/times-form";
import { Failed } from "../components/failed";
import { Heading } from "../components/heading";
import { useAnswer } from "../components/use-answer";
import { m } from "../messages";
import { paths } from "../route";

/** For those who facilitate: when they cannot. */
export function AvailabilityScreen() {
  const { asked, again } = useAnswer(fetchAvailability, "mine");
  const now = asked.value;
  return (
    <main class="page">
      <Heading text={m.pairing.cannotTitle} />
      <p class="lead">{m.pairing.cannotLead}</p>
      {now.kind === "asking" && <p role="status">{m.common.loading}</p>}
      {now.kind === "failed" && <Failed why={now.why} again={again} />}
      {now.kind === "here" && (
        <>
          <TimesForm known={now.data} />
          <CalendarForm known={now.data} />
        </>
      )}
      <p class="aside">
        <a href={paths.home}>{m.common.toStart}</a>
      </p>
    </main>
  );
}
