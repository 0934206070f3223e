/** What is drawn of a construct: one chart of averages, one of shares, one line for each question. */
import type { Told, TrendItem, TrendPoint, TrendSeries, Trends, TrendValue } from "./wire";

type Unit = "points" | "percent";

/** Where a number can lie, as it was rounded or cut off at an end. */
export interface Dot {
  value: number;
  low: number;
  high: number;
}

/** Null breaks the line: it was asked and not told. Undefined does not: it was not asked. */
export interface Line {
  item: TrendItem;
  dots: (Dot | null | undefined)[];
}

/** Of days. A gap of one day is a block in which something was asked and not told. */
export interface Span {
  from: string;
  to: string;
}

export interface Chart {
  unit: Unit;
  top: number;
  /** One for each place on a line, rising: "2026-03-02". */
  days: string[];
  lines: Line[];
  gaps: Span[];
}

export interface Reason {
  text: string;
  days: string[];
}

const TOPS: Record<Unit, number> = { points: 10, percent: 100 };
const UNITS: readonly Unit[] = ["points", "percent"];

/** The share that is drawn is the good end; all that is told stands in the table. */
function drawn(value: TrendValue): Told | undefined {
  return value.mean ?? value.shares?.[0];
}

function unitOf({ value }: TrendPoint, item: TrendItem): Unit {
  if (value !== null) return value.mean === null ? "percent" : "points";
  return item.kind === "0-10" ? "points" : "percent";
}

function dotOf(value: TrendValue, top: number): Dot | null {
  const told = drawn(value);
  if (told === undefined) return null;
  const half = value.precision / 2;
  return {
    value: told.value,
    low: told.end === "or_less" ? 0 : Math.max(0, told.value - half),
    high: told.end === "or_more" ? top : Math.min(top, told.value + half),
  };
}

/** A place of its own between two blocks, so that the line breaks there. */
function between(from: string, to: string): string {
  return new Date((Date.parse(from) + Date.parse(to)) / 2).toISOString().slice(0, 10);
}

/** Without a block: a long time in which nothing was told. */
interface Place {
  day: string;
  block: number | null;
  span: Span;
}

function placesOf(series: TrendSeries, blocks: Trends["blocks"]): Place[] {
  const asked = new Set(series.points.map(({ block }) => block));
  const places: Place[] = [];
  for (const { number, to_on: day, gap_before: gap } of blocks) {
    if (gap && places.length > 0) {
      const span = { from: gap.from_on, to: gap.to_on };
      places.push({ day: between(span.from, span.to), block: null, span });
    }
    if (asked.has(number)) places.push({ day, block: number, span: { from: day, to: day } });
  }
  while (places.at(-1)?.block === null) places.pop();
  return places;
}

export function itemsOf({ points }: TrendSeries, items: readonly TrendItem[]): TrendItem[] {
  const own = new Set(points.map(({ item }) => item));
  return items.filter(({ id }) => own.has(id));
}

export function chartsOf(series: TrendSeries, { blocks, items }: Pick<Trends, "blocks" | "items">): Chart[] {
  const places = placesOf(series, blocks);
  return UNITS.flatMap((unit) => {
    const lines = itemsOf(series, items)
      .map((item) => ({ item, dots: dotsOf(series, item, unit, places) }))
      .filter(({ dots }) => dots.some(Boolean));
    if (lines.length === 0) return [];
    const gaps = places.filter((_place, at) => lines.some(({ dots }) => dots[at] === null)).map(({ span }) => span);
    return [{ unit, top: TOPS[unit], days: places.map(({ day }) => day), lines, gaps }];
  });
}

function dotsOf(series: TrendSeries, item: TrendItem, unit: Unit, places: readonly Place[]): Line["dots"] {
  const own = new Map(series.points.filter((point) => point.item === item.id).map((point) => [point.block, point]));
  return places.map(({ block }) => {
    if (block === null) return null;
    const point = own.get(block);
    if (point === undefined) return undefined;
    if (point.value === null || unitOf(point, item) !== unit) return null;
    return dotOf(point.value, TOPS[unit]);
  });
}

/** A line goes on only between two dots: what was not asked beside a gap belongs to the gap. */
export function joined(dots: Line["dots"]): Line["dots"] {
  return dots.map((dot, at) => {
    if (dot !== undefined) return dot;
    const before = dots.slice(0, at).findLast((each) => each !== undefined);
    const after = dots.slice(at).find((each) => each !== undefined);
    return before && after ? undefined : null;
  });
}

/** Why there is no number, each reason once, with the days of the blocks that miss one. */
export function reasonsOf(series: TrendSeries, blocks: Trends["blocks"]): Reason[] {
  const days = new Map(blocks.map(({ number, to_on }) => [number, to_on]));
  const reasons = new Map<string, string[]>();
  for (const { block, untold } of series.points) {
    const day = days.get(block);
    if (untold === null || day === undefined) continue;
    const known = reasons.get(untold.text) ?? [];
    reasons.set(untold.text, known.includes(day) ? known : [...known, day]);
  }
  return [...reasons].map(([text, on]) => ({ text, days: on }));
}

/** The newest number of a question, and whether something newer was asked and not told. */
export function newestOf({ points }: TrendSeries, item: string): TrendPoint | undefined {
  return points.findLast((point) => point.item === item && point.value !== null);
}

/** First and last day of all that is shown: every chart has the same days below it. */
export function spanOf(blocks: Trends["blocks"]): [string, string] | null {
  const [first, last] = [blocks[0], blocks.at(-1)];
  return first && last ? [first.from_on, last.to_on] : null;
}
