import { m } from "../../messages";
import type { Prebrief } from "../../prebriefs";
import { Rows } from "./points";

const MOVES = ["reflect", "widen", "step"] as const;

/** One line for each move of the patterns that are likely: to be said aloud once, beforehand. */
export function Rehearsing({ rehearse: { prompts, review_state } }: { rehearse: Prebrief["rehearse"] }) {
  return (
    <>
      <h3>{m.prebrief.rehearse}</h3>
      {review_state === "unreviewed" && <p class="small">{m.prebrief.unreviewed}</p>}
      {prompts.map((prompt) => (
        <div class="role-card" key={prompt.pattern}>
          <p class="strong">{prompt.tile}</p>
          {prompt.check_first !== "" && <p class="strong">{prompt.check_first}</p>}
          <dl class="lines">
            {MOVES.map((move) => (
              <div key={move}>
                <dt>{m.redirects.moves[move]}</dt>
                <dd>{prompt[move]}</dd>
              </div>
            ))}
            <div>
              <dt>{m.redirects.avoid}</dt>
              <dd>
                {prompt.avoid} <Rows of={prompt.evidence} />
              </dd>
            </div>
          </dl>
        </div>
      ))}
    </>
  );
}
