import { m } from "../../messages";
import { type Composition, fetchComposition } from "../../pairing";
import { Failed } from "../failed";
import { useAnswer } from "../use-answer";

/** What the make-up of the groups asks to look at. It forbids nothing. */
export function CompositionShown({ program }: { program: string }) {
  const { asked, again } = useAnswer(() => fetchComposition(program), program);
  const now = asked.value;
  return (
    <section class="composition">
      <h2>{m.pairing.composition}</h2>
      {now.kind === "asking" && <p>{m.common.loading}</p>}
      {now.kind === "failed" && <Failed why={now.why} again={again} />}
      {now.kind === "here" && <Shown composition={now.data} />}
    </section>
  );
}

function Shown({ composition: { groups, left_out: leftOut } }: { composition: Composition }) {
  const careful = groups.filter(({ cautions }) => cautions.length > 0);
  return (
    <>
      {careful.length === 0 && <p>{m.pairing.well}</p>}
      {careful.map((each) => (
        <div key={each.group}>
          <h3>{each.name}</h3>
          <p class="small">{m.pairing.people(each.people, each.usual_least, each.usual_most)}</p>
          {each.cautions.map(({ kind, text }) => (
            <p key={kind}>{text}</p>
          ))}
        </div>
      ))}
      {leftOut.length > 0 && (
        <div>
          <h3>{m.pairing.leftOut}</h3>
          <p class="small">{m.pairing.leftOutWhy}</p>
          <p>{leftOut.map(({ name }) => name).join(", ")}</p>
        </div>
      )}
    </>
  );
}
