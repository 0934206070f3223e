import { m } from "../messages";
import type { Poll, Result } from "../wire";
import { ScaleEnds } from "./scale-ends";

interface Props {
  poll: Poll;
  /** The element that holds the question. */
  labelledBy: string;
}

export function PollResult({ poll, labelledBy }: Props) {
  if (poll.status === "withheld") return <p class="plain">{m.live.withheld}</p>;
  if (!poll.result) return <p class="plain">{m.live.votesIn}</p>;
  return poll.result.exact ? (
    <Counts poll={poll} result={poll.result} labelledBy={labelledBy} />
  ) : (
    <Blurred poll={poll} result={poll.result} />
  );
}

function textOf(poll: Poll, option: string | null): string {
  return poll.options.find(({ id }) => id === option)?.text ?? "";
}

function Blurred({ poll, result }: { poll: Poll; result: Result }) {
  return (
    <div class="result">
      <p class="said">{m.live.nearlyEveryone(textOf(poll, result.leading))}</p>
      <p class="small">{m.live.blurredWhy}</p>
    </div>
  );
}

function Counts({ poll, result, labelledBy }: Props & { result: Result }) {
  return (
    <div class={poll.scale ? "result on-scale" : "result"}>
      {poll.scale && <ScaleEnds scale={poll.scale} />}
      <table aria-labelledby={labelledBy}>
        <thead class="heard-only">
          <tr>
            <th scope="col">{m.live.option}</th>
            <th scope="col">{m.live.votesHead}</th>
          </tr>
        </thead>
        <tbody>
          {result.rows.map(({ option, count, share }) => (
            <tr key={option}>
              <th scope="row">{textOf(poll, option)}</th>
              <td>
                <svg class="bar" aria-hidden="true" width="100%" height="100%">
                  <rect class="track" width="100%" height="100%" rx="3" />
                  <rect class="fill" width={`${share ?? 0}%`} height="100%" rx="3" />
                </svg>
                <span class="figures">
                  {count !== null && <span>{poll.scale ? count : m.live.votes(count)}</span>}
                  {share !== null && <span class="share">{m.live.share(share)}</span>}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="small">
        {[
          result.ballots === null ? null : m.live.votes(result.ballots),
          result.mean === null ? null : m.live.mean(result.mean.toFixed(1)),
        ]
          .filter(Boolean)
          .join(". ")}
      </p>
    </div>
  );
}
