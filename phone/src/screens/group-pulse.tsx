import { GroupResults } from "../components/pulse/group-results";
import { WhatIsAnonymous } from "../components/pulse/what-is-anonymous";
import { Heading } from "../components/heading";
import { m } from "../messages";
import { paths } from "../route";

/** What a group's pulse has said so far, and what had to stay sealed. */
export function GroupPulseScreen({ id }: { id: string }) {
  return (
    <main class="page pulse-page">
      <Heading text={m.pulse.groupTitle} />
      <GroupResults group={id} />
      <WhatIsAnonymous />
      <p class="aside">
        <a href={paths.home}>{m.common.toStart}</a>
      </p>
    </main>
  );
}
