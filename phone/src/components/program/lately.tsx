import { useId } from "preact/hooks";
import { m } from "../../messages";
import { periodName } from "../../program/period-name";
import type { Report } from "../../program/wire";
import { paths } from "../../route";

const THEMES_SHOWN = 5;

/** How many sessions ran in the newest quarter, and what came up in them. */
export function Lately({ program, report }: { program: string; report: Report | null }) {
  const heading = useId();
  return (
    <section class="card" aria-labelledby={heading}>
      <h2 id={heading}>{report ? periodName(report.period) : m.program.latelyTitle}</h2>
      {report ? <Figures report={report} /> : <p>{m.program.latelyNone}</p>}
      {report && (
        <p>
          <a class="by-itself" href={paths.report(program)}>
            {m.program.reportLink}
          </a>
        </p>
      )}
    </section>
  );
}

function Figures({ report: { sessions, protected_time_percent: kept, themes } }: { report: Report }) {
  const facts = [
    m.program.cancelled(sessions.cancelled),
    sessions.not_opened > 0 ? m.program.notOpened(sessions.not_opened) : null,
    kept === null ? null : m.program.protectedTime(kept),
  ];
  const shown = themes.in_order.slice(0, THEMES_SHOWN);
  return (
    <>
      <p class="ran">{m.program.ran(sessions.held)}</p>
      <p class="small">{facts.filter(Boolean).join(", ")}</p>
      <h3>{m.program.cameUp}</h3>
      {shown.length === 0 && <p>{m.program.cameUpNone}</p>}
      <ul class="came-up">
        {shown.map(({ id, text, least_sessions: least }) => (
          <li key={id}>
            {text} <span class="small">{m.program.atLeast(least)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
