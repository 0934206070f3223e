import { m } from "../messages";
import { optionText, type Shown } from "../room/results";
import { CountedResult } from "./counted-result";
import { RankingResult } from "./ranking-result";
import type { ResultProps } from "./result-props";
import { ScaleEnds } from "./scale-ends";
import { WordsResult } from "./words-result";

/** A poll that takes no more answers: its result, or why there is none to see. */
export function PollResult({ poll, labelledBy }: Omit<ResultProps, "result">) {
  if (poll.status === "withheld") return <p class="plain">{m.poll.withheld}</p>;
  if (poll.status === "sorting") return <p class="plain">{m.poll.sorting}</p>;
  if (!poll.result) return <p class="plain">{m.poll.votesIn}</p>;
  return <Revealed poll={poll} result={poll.result} labelledBy={labelledBy} />;
}

function Revealed({ poll, result, labelledBy }: ResultProps) {
  switch (poll.kind) {
    case "ranking":
      return <RankingResult poll={poll} result={result} labelledBy={labelledBy} />;
    case "word_cloud":
      return <WordsResult poll={poll} result={result} labelledBy={labelledBy} />;
    case "single_choice":
    case "scale":
      if (!result.exact) return <NearlyAll poll={poll} text={optionText(poll, result.leading)} />;
      return <CountedResult poll={poll} result={result} labelledBy={labelledBy} />;
    case "multiple_choice":
    case "question_board":
      return <CountedResult poll={poll} result={result} labelledBy={labelledBy} />;
  }
}

function NearlyAll({ poll: { scale }, text }: { poll: Shown; text: string }) {
  return (
    <div class="result">
      <p class="said">{m.poll.nearlyEveryone(text)}</p>
      {scale && <ScaleEnds scale={scale} />}
      <p class="small">{m.poll.blurredWhy}</p>
    </div>
  );
}
