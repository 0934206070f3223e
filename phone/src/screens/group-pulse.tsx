import { useSignal } from "@preact/signals";
import { me } from "../account";
import { announce } from "../components/announcer";
import { Failed } from "../components/failed";
import { Heading } from "../components/heading";
import { CadenceForm } from "../components/pulse/cadence-form";
import { Results, rhythm } from "../components/pulse/group-results";
import { WhatIsAnonymous } from "../components/pulse/what-is-anonymous";
import { useAnswer } from "../components/use-answer";
import { m } from "../messages";
import { fetchGroup, fetchGroupPulse } from "../pulse/group";
import type { GroupPulse, SupportGroup } from "../pulse/wire";
import { paths } from "../route";

/** What a group's pulse has said so far; for its coordinator, how often it is asked and nothing else. */
export function GroupPulseScreen({ id }: { id: string }) {
  const { asked, again } = useAnswer(() => Promise.all([fetchGroup(id), fetchGroupPulse(id)]), id);
  const now = asked.value;
  return (
    <main class="page pulse-page" key={now.kind}>
      <Heading text={now.kind === "here" ? m.pulse.cardTitle(now.data[0].name) : m.pulse.groupTitle} />
      {now.kind === "asking" && <p role="status">{m.common.loading}</p>}
      {now.kind === "failed" && <Failed why={now.why} again={again} />}
      {now.kind === "here" && <Pulse group={now.data[0]} pulse={now.data[1]} />}
      <WhatIsAnonymous />
      <p class="aside">
        <a href={paths.home}>{m.common.toStart}</a>
      </p>
    </main>
  );
}

function coordinates(group: SupportGroup): boolean {
  const memberships = me.value?.memberships ?? [];
  return memberships.some(({ role, program }) => role === "coordinator" && program.id === group.program.id);
}

function Pulse({ group, pulse }: { group: SupportGroup; pulse: GroupPulse }) {
  return coordinates(group) ? <ForCoordinator group={group} pulse={pulse} /> : <Results pulse={pulse} />;
}

function ForCoordinator({ group, pulse }: { group: SupportGroup; pulse: GroupPulse }) {
  const cadence = useSignal(pulse.cadence);
  const changed = useSignal("");
  const learn = async () => {
    cadence.value = (await fetchGroupPulse(group.id)).cadence;
    changed.value = cadence.value ? m.pulse.cadenceSaved : m.pulse.cadenceStopped;
    announce(changed.value);
  };
  return (
    <>
      <p>{cadence.value ? rhythm(cadence.value) : m.pulse.noCadence}</p>
      <p class="small">{m.pulse.coordinatorSees}</p>
      {/* No page edits a roster: this is where a pulse is stopped for it, docs/decisions/0029. */}
      {cadence.value && <p>{m.pulse.rosterFirstStop}</p>}
      <p class="strong">{changed.value}</p>
      <CadenceForm group={group.id} cadence={cadence.value} onChanged={() => void learn()} />
    </>
  );
}
