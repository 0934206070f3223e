import { me } from "../account";
import { FourWords } from "../components/pulse/four-words";
import { GroupResults } from "../components/pulse/group-results";
import { RoundStand } from "../components/pulse/round-stand";
import { useNow } from "../components/pulse/use-now";
import { WhatIsAnonymous } from "../components/pulse/what-is-anonymous";
import { Heading } from "../components/heading";
import { NoticeScreen } from "../components/notice-screen";
import { m } from "../messages";
import type { Kept } from "../pulse/kept";
import { holder } from "../pulse/opening";
import { isOver } from "../pulse/stand";
import { kept, keptBy } from "../pulse/this-phone";
import { paths } from "../route";

/** One round on this phone. It works from what the phone keeps, so also without a network. */
export function PulseScreen({ id }: { id: string }) {
  const found = keptBy(holder.value).find(({ round }) => round.id === id);
  if (found) return <Round found={found} />;
  if (me.value === undefined || kept.value === null) return <main class="page" aria-busy="true" />;
  return (
    <NoticeScreen title={m.common.notFoundTitle} text={m.pulse.notHere}>
      <a class="button primary" href={paths.home}>
        {m.common.toStart}
      </a>
    </NoticeScreen>
  );
}

function Round({ found }: { found: Kept }) {
  const { round } = found;
  const over = isOver(found, useNow());
  return (
    <main class="page pulse-page">
      <Heading text={m.pulse.cardTitle(round.support_group.name)} />
      <RoundStand kept={found} />
      <WhatIsAnonymous />
      {!over && found.keys === "pinned" && <FourWords words={round.fingerprint} />}
      {over && me.value && <GroupResults group={round.support_group.id} />}
      <p class="aside">
        {!over && me.value && (
          <>
            <a href={paths.groupPulse(round.support_group.id)}>{m.pulse.resultsLink}</a>
            <br />
          </>
        )}
        <a href={paths.home}>{m.common.toStart}</a>
      </p>
    </main>
  );
}
