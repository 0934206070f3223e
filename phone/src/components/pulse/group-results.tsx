import { m } from "../../messages";
import { fetchGroupPulse } from "../../pulse/group";
import type { Cadence, GroupPulse } from "../../pulse/wire";
import { dayOf } from "../../when";
import { Failed } from "../failed";
import { useAnswer } from "../use-answer";
import { ReleaseShown } from "./release-shown";

/** The newest first, with what is held back and why. */
export function GroupResults({ group }: { group: string }) {
  const { asked, again } = useAnswer(() => fetchGroupPulse(group), group);
  const now = asked.value;
  if (now.kind === "asking") return <p role="status">{m.common.loading}</p>;
  if (now.kind === "failed") return <Failed why={now.why} again={again} />;
  return <Results pulse={now.data} />;
}

export function Results({ pulse: { cadence, releases, sealed } }: { pulse: GroupPulse }) {
  return (
    <>
      {cadence && <p class="small">{rhythm(cadence)}</p>}
      {sealed && (
        <section class="pulse-stand">
          <h2>{m.pulse.sealedSince(dayOf(sealed.since))}</h2>
          <p>{m.pulse.why[sealed.why]}</p>
        </section>
      )}
      {releases.length === 0 && !sealed && <p>{cadence ? m.pulse.noneReleased : m.pulse.noCadence}</p>}
      {releases.map((release) => (
        <ReleaseShown key={release.rounds.join()} release={release} />
      ))}
    </>
  );
}

export function rhythm({ way, every_weeks: weeks }: Cadence): string {
  return way === "sessions" ? m.pulse.cadenceSessions : m.pulse.cadenceCalendar(weeks ?? 1);
}
