import { m } from "../messages";
import { optionText } from "../room/results";
import type { ResultProps } from "./result-props";

/** The room's order, best first. */
export function RankingResult({ poll, result, labelledBy }: ResultProps) {
  return (
    <div class="result">
      <p class="small">{m.poll.placeHint}</p>
      <ol class="ranked-result" aria-labelledby={labelledBy}>
        {result.rows.map(({ option, place }, index) => (
          <li key={option}>
            <span class="place" aria-hidden="true">
              {index + 1}
            </span>
            <span class="ranked-text">{optionText(poll, option)}</span>
            {place !== null && <span class="small">{m.poll.place(place.toFixed(1))}</span>}
          </li>
        ))}
      </ol>
      <p class="small">{result.ballots === null ? m.poll.blurredWhy : m.poll.votes(result.ballots)}</p>
    </div>
  );
}
