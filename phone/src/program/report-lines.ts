/** An evaluation report in words: its parts, and a line for each figure. */
import { m } from "../messages";
import { dateOf } from "../when";
import { wordsOf } from "./told-words";
import type { Report } from "./wire";

/** `value` is null where it is not told; then `meaning` says why. */
export interface Line {
  figure: string;
  value: string | null;
  meaning: string;
}

export interface Part {
  title: string;
  lines: Line[];
}

const line = (figure: string, value: string | null, meaning = ""): Line => ({ figure, value, meaning });

function percent(figure: string, value: number | null): Line {
  return value === null ? line(figure, null, m.program.fewSessions) : line(figure, m.program.percent(value), m.program.ofHeld);
}

export function partsOf(report: Report): Part[] {
  const { parts } = m.program;
  return [
    { title: parts.sessions, lines: sessions(report) },
    { title: parts.came, lines: came(report) },
    { title: parts.led, lines: led(report) },
    { title: parts.cameUp, lines: cameUp(report) },
    { title: parts.answered, lines: answered(report) },
  ];
}

function sessions({ sessions: { held, cancelled, not_opened: missed }, protected_time_percent: kept }: Report): Line[] {
  return [
    line(m.program.held, String(held)),
    line(m.program.cancelledTitle, String(cancelled)),
    line(m.program.notOpenedTitle, String(missed), m.program.notOpenedMeans),
    percent(m.program.inProtectedTime, kept),
  ];
}

function came({ attendance, reached, visits }: Report): Line[] {
  const lines: Line[] = [];
  if (attendance === null) lines.push(line(m.program.attendances, null, m.program.fewSessions));
  else {
    const { total, average, median_band: median } = attendance;
    if (total !== null) lines.push(line(m.program.attendances, String(total), m.program.attendancesMeans));
    lines.push(line(m.program.average, String(average), m.program.averageMeans));
    lines.push(line(m.program.median, median, m.program.medianMeans));
  }
  if (reached === null) lines.push(line(m.program.reached, null, m.program.reachedNone));
  else {
    const value = m.program.reachedValue(reached.low, reached.high, reached.residents);
    lines.push(line(m.program.reached, value, m.program.reachedMeans));
  }
  for (const { from_on, to_on, value } of visits) {
    const figure = m.program.firstTime(dateOf(from_on), dateOf(to_on));
    lines.push(line(figure, wordsOf(value), m.program.ofPeople(value.n_band)));
  }
  return lines;
}

function led({ co_facilitation: shares, preparedness: prepared }: Report): Line[] {
  // Older reports stay as they were made, also those that tell of fewer shares.
  const told: Record<string, number | null> = shares;
  return [
    ...Object.entries(m.program.coFacilitation).flatMap(([share, name]) => (share in told ? [percent(name, told[share] ?? null)] : [])),
    prepared === null
      ? line(m.program.prepared, null, m.program.preparedNone)
      : line(
          m.program.prepared,
          m.program.preparedValue(prepared.percent, prepared.or_less),
          m.program.preparedMeans(prepared.leaders_band),
        ),
  ];
}

function cameUp({ themes: { in_order: themes, most_frequent: most } }: Report): Line[] {
  if (themes.length === 0) return [line(m.program.parts.cameUp, null, m.program.themesNone)];
  const first = new Set(Object.values(most).flat());
  return themes.map(({ id, text, least_sessions: least, quarters }) => {
    const meaning = [m.program.themeQuarters(quarters), first.has(id) ? m.program.mostFrequent : null];
    return line(text, m.program.themeValue(least), meaning.filter(Boolean).join(", "));
  });
}

function answered({ constructs }: Report): Line[] {
  return constructs.map(({ name, question, start, end, change }) => {
    if (start === null) return line(name, null, m.program.notAsked);
    if (end === null) return line(name, wordsOf(start.value), `${question ?? ""} ${m.program.toldOnce}.`);
    const value = m.program.then(wordsOf(start.value), wordsOf(end.value));
    return line(name, value, `${question ?? ""} ${change?.text ?? ""}`);
  });
}
