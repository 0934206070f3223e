import { useId } from "preact/hooks";
import { m } from "../messages";
import { optionText } from "../room/results";
import type { LiveTally, Poll } from "../wire";
import { Bar } from "./bar";

/** How a hall's votes come in: soft, coarse and not the result. */
export function LiveBars({ poll, tally }: { poll: Poll; tally: LiveTally }) {
  const heading = useId();
  return (
    <section class="result so-far" aria-labelledby={heading}>
      <p id={heading}>{m.poll.soFar}</p>
      <ul>
        {tally.rows.map(({ option, share }) => (
          <li key={option}>
            <span>{optionText(poll, option)}</span>
            <span class="amount">
              <Bar percent={share} />
              <span class="figures">{m.poll.about(share)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
