import { useId } from "preact/hooks";
import { PollResult } from "../components/poll-result";
import { SessionPage } from "../components/session-page";
import { useAnswer } from "../components/use-answer";
import { m } from "../messages";
import { downloads, fetchResults } from "../polls";
import { fromExport } from "../room/results";
import type { PollResultOut } from "../wire";

/** What the room saw of its polls, to take home. */
export function ResultsScreen({ id }: { id: string }) {
  const { asked, again } = useAnswer(() => fetchResults(id), id);
  return (
    <SessionPage id={id} title={m.debrief.resultsTitle} asked={asked.value} again={again}>
      {(results) => (
        <>
          <p class="lead">{results.length === 0 ? m.debrief.resultsNone : m.debrief.resultsOnly}</p>
          {results.map((result, index) => (
            <OneResult key={index} result={result} />
          ))}
          {results.length > 0 && (
            <div class="downloads">
              <a class="button" href={downloads.csv(id)} download="poll-results.csv">
                {m.debrief.csv}
              </a>
              <a class="button" href={downloads.json(id)} download="poll-results.json">
                {m.debrief.json}
              </a>
            </div>
          )}
        </>
      )}
    </SessionPage>
  );
}

function OneResult({ result }: { result: PollResultOut }) {
  const heading = useId();
  return (
    <section class="poll" aria-labelledby={heading}>
      <p class="kicker">{result.step}</p>
      <h2 class="question" id={heading}>
        {result.question}
      </h2>
      <PollResult poll={fromExport(result)} labelledBy={heading} />
    </section>
  );
}
