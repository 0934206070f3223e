/** A number as people read it: as rounded as it came, with "or more" and "or less" where that is all. */
import { m } from "../messages";
import type { Told, TrendValue } from "./wire";

const number = (value: number) => value.toLocaleString(m.locale);

function inWords({ value, end }: Told, words: typeof m.program.mean): string {
  return words[end ?? "exact"](number(value));
}

export function wordsOf({ mean, shares }: TrendValue): string {
  if (mean) return inWords(mean, m.program.mean);
  return (shares ?? [])
    .map(({ word, ...told }) => m.program.wordShare(m.program.words[word] ?? word, inWords(told, m.program.share)))
    .join(", ");
}

export function precisionOf({ mean, precision }: TrendValue): string {
  return m.program.toNearest[mean ? "points" : "percent"](number(precision));
}

/** How many people, and how roughly. */
export function footingOf(value: TrendValue): string {
  return `${m.program.people(value.n_band)}, ${precisionOf(value)}`;
}
