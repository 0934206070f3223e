import { m } from "../messages";
import { mostOften, optionText, wordSize } from "../room/results";
import type { ResultProps } from "./result-props";

/** A list first, a cloud second: larger words came more often, where that may be told. */
export function WordsResult({ poll, result, labelledBy }: ResultProps) {
  const most = mostOften(result);
  return (
    <div class="result">
      <ul class="words" aria-labelledby={labelledBy}>
        {result.rows.map(({ option, count }) => (
          <li key={option} class={`word size-${wordSize(count, most)}`}>
            {optionText(poll, option)}
            {count !== null && <span class="small times"> {m.poll.times(count)}</span>}
          </li>
        ))}
      </ul>
      <p class="small">{result.ballots === null ? m.poll.wordsAlone : m.poll.answered(result.ballots)}</p>
    </div>
  );
}
