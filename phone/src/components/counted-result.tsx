import { m } from "../messages";
import { optionText } from "../room/results";
import type { Poll, Result, ResultRow } from "../wire";
import { Bar } from "./bar";
import type { ResultProps } from "./result-props";
import { ScaleEnds } from "./scale-ends";

/** One row an option: in numbers, or in words where numbers would tell on somebody. */
export function CountedResult({ poll, result, labelledBy }: ResultProps) {
  if (result.rows.every(({ count, near }) => count === null && near === null)) {
    return <WithoutNumbers poll={poll} result={result} labelledBy={labelledBy} />;
  }
  const onScale = poll.kind === "scale";
  return (
    <div class={onScale ? "result on-scale" : "result"}>
      {poll.scale && <ScaleEnds scale={poll.scale} />}
      <table aria-labelledby={labelledBy}>
        <thead class="heard-only">
          <tr>
            <th scope="col">{m.poll.option}</th>
            <th scope="col">{m.poll.votesHead}</th>
          </tr>
        </thead>
        <tbody>
          {result.rows.map((row) => (
            <tr key={row.option}>
              <th scope="row">{optionText(poll, row.option)}</th>
              <td>
                <Amount row={row} onScale={onScale} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="small">{summary(poll.kind, result)}</p>
    </div>
  );
}

function Amount({ row: { count, share, near }, onScale }: { row: ResultRow; onScale: boolean }) {
  if (near !== null) return <span class="near">{m.poll.near[near]}</span>;
  return (
    <>
      <Bar percent={share ?? 0} />
      <span class="figures">
        {count !== null && <span>{onScale ? count : m.poll.votes(count)}</span>}
        {share !== null && <span class="share">{m.poll.share(share)}</span>}
      </span>
    </>
  );
}

function WithoutNumbers({ poll, result, labelledBy }: ResultProps) {
  return (
    <div class="result">
      <ul class="plain-rows" aria-labelledby={labelledBy}>
        {result.rows.map(({ option }) => (
          <li key={option}>{optionText(poll, option)}</li>
        ))}
      </ul>
      <p class="small">{m.poll.questionsAlone}</p>
    </div>
  );
}

/** Several answers a phone: the votes of the rows do not add up to the people. */
function summary(kind: Poll["kind"], { exact, ballots, mean }: Result): string {
  const severalEach = kind === "multiple_choice" || kind === "question_board";
  return [
    ballots === null ? null : severalEach ? m.poll.answered(ballots) : m.poll.votes(ballots),
    mean === null ? null : m.poll.mean(mean.toFixed(1)),
    exact ? null : m.poll.someBlurred,
  ]
    .filter(Boolean)
    .join(". ");
}
