import { DebriefForm } from "../components/debrief-form";
import { SessionPage } from "../components/session-page";
import { useAnswer } from "../components/use-answer";
import { type Debrief, type DebriefTags, fetchDebrief } from "../debriefs";
import { m } from "../messages";

/** A minute after the session, for each co-facilitator alone: from a fixed list, so that it names nobody. */
export function DebriefScreen({ id }: { id: string }) {
  const { asked, again } = useAnswer(() => fetchDebrief(id), id);
  return (
    <SessionPage id={id} title={m.debrief.title} asked={asked.value} again={again}>
      {({ offered, mine }) =>
        mine.changeable ? (
          <DebriefForm id={id} offered={offered} mine={mine} />
        ) : (
          <Over offered={offered} mine={mine} />
        )
      }
    </SessionPage>
  );
}

function Over({ offered, mine }: { offered: DebriefTags; mine: Debrief }) {
  const chosen = offered.tags.filter(({ id }) => mine.tags.includes(id));
  return (
    <>
      <p class="lead">{m.debrief.over}</p>
      <ul class="rules">
        {chosen.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ul>
    </>
  );
}
