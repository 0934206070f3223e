import { useId } from "preact/hooks";
import { Failed } from "../components/failed";
import { Heading } from "../components/heading";
import { useAnswer } from "../components/use-answer";
import { m } from "../messages";
import { periodName } from "../program/period-name";
import { type Part, partsOf } from "../program/report-lines";
import { fetchPeriods, fetchReport, fileOf } from "../program/reports";
import type { Period } from "../program/wire";
import { go, paths } from "../route";
import { dateOf } from "../when";

interface Props {
  id: string;
  /** The newest without one. */
  period: string | null;
}

/** What a program reports of a year or a quarter: to read, to print, to take along. */
export function ReportScreen({ id, period }: Props) {
  const { asked, again } = useAnswer(() => fetchPeriods(id), id);
  const now = asked.value;
  return (
    <main class="page report-page">
      <Heading text={m.program.reportTitle} />
      {now.kind === "asking" && <p role="status">{m.common.loading}</p>}
      {now.kind === "failed" && <Failed why={now.why} again={again} />}
      {now.kind === "here" && <Chosen program={id} periods={now.data} period={period} />}
      <p class="aside not-on-paper">
        <a href={paths.trends(id)}>{m.program.back}</a>
      </p>
    </main>
  );
}

function Chosen({ program, periods, period }: { program: string; periods: Period[]; period: string | null }) {
  const field = useId();
  const chosen = periods.find(({ id }) => id === period) ?? periods[0];
  if (chosen === undefined) return <p class="lead">{m.program.reportNone}</p>;
  return (
    <>
      <div class="period not-on-paper">
        <label for={field}>{m.program.reportPeriod}</label>
        <select id={field} value={chosen.id} onChange={(event) => go(paths.report(program, event.currentTarget.value))}>
          {periods.map((each) => (
            <option key={each.id} value={each.id}>
              {periodName(each)}
            </option>
          ))}
        </select>
      </div>
      <OfPeriod program={program} period={chosen} key={chosen.id} />
    </>
  );
}

function OfPeriod({ program, period }: { program: string; period: Period }) {
  const { asked, again } = useAnswer(() => fetchReport(program, period.id), `${program} ${period.id}`);
  const now = asked.value;
  if (now.kind === "asking") return <p role="status">{m.common.loading}</p>;
  if (now.kind === "failed") return <Failed why={now.why} again={again} />;
  return (
    <>
      <h2>{periodName(period)}</h2>
      <p class="small">
        {m.program.days(dateOf(period.from_on), dateOf(period.to_on))}. {m.program.reportMade(dateOf(now.data.made_on))}
      </p>
      <Files program={program} period={period.id} />
      {partsOf(now.data).map((part) => (
        <PartTable key={part.title} part={part} />
      ))}
      <p class="small">{m.program.reportLimits}</p>
    </>
  );
}

function Files({ program, period }: { program: string; period: string }) {
  return (
    <nav class="row not-on-paper" aria-label={m.program.files}>
      <a class="button" href={fileOf(program, period, ".pdf")} download>
        {m.program.pdf}
      </a>
      <a class="button" href={fileOf(program, period, ".csv")} download>
        {m.program.csv}
      </a>
      <a class="button" href={fileOf(program, period, "")} download={`report-${period}.json`}>
        {m.program.json}
      </a>
      <button type="button" class="button" onClick={() => print()}>
        {m.program.printPage}
      </button>
    </nav>
  );
}

function PartTable({ part: { title, lines } }: { part: Part }) {
  return (
    <table class="report-part">
      <caption>{title}</caption>
      <thead class="heard-only">
        <tr>
          <th scope="col">{m.program.figure}</th>
          <th scope="col">{m.program.value}</th>
          <th scope="col">{m.program.meaning}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ figure, value, meaning }) => (
          <tr key={figure}>
            <th scope="row">{figure}</th>
            <td class={value === null ? "small" : "told"}>{value ?? m.program.notTold}</td>
            <td class="small">{meaning}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
