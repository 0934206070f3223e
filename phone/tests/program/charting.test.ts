import { describe, expect, test } from "vitest";
import { chartsOf, joined, newestOf, reasonsOf, spanOf } from "../../src/program/charting";
import type { TrendItem, TrendPoint, TrendSeries, Trends, TrendValue } from "../../src/program/wire";

const block = (number: number, to_on: string, gap_before: Trends["blocks"][number]["gap_before"] = null) => ({
  number,
  from_on: to_on.slice(0, 8) + "01",
  to_on,
  n_band: "10-19",
  groups_band: "2-4",
  gap_before,
});
const item = (id: string, kind: TrendItem["kind"] = "0-10"): TrendItem => ({
  id,
  kind,
  text: id,
  low: "low",
  high: "high",
  review_state: "unreviewed",
  construct: "belonging",
});
const mean = (value: number, end: "or_less" | "or_more" | null = null): TrendValue => ({
  mean: { value, end },
  shares: null,
  n_band: "10-19",
  precision: 0.5,
  bounded: false,
});
const yes = (value: number): TrendValue => ({
  mean: null,
  shares: [
    { word: "yes", value, end: null },
    { word: "no", value: 25, end: "or_less" },
  ],
  n_band: "10-19",
  precision: 25,
  bounded: false,
});
const told = (at: number, of: string, value: TrendValue): TrendPoint => ({ block: at, item: of, value, untold: null, since: null });
const untold = (at: number, of: string, text = "sealed"): TrendPoint => ({
  block: at,
  item: of,
  value: null,
  untold: { why: "too_few", text },
  since: null,
});
const series = (...points: TrendPoint[]): TrendSeries => ({ construct: "belonging", name: "Belonging", points });

const BLOCKS = [block(1, "2026-01-12"), block(2, "2026-02-09"), block(3, "2026-03-09")];

describe("what is drawn of a construct", () => {
  test("a question that was not asked in a block goes on; one that was not told breaks", () => {
    const own = series(told(1, "a", mean(6)), untold(2, "a"), told(2, "b", mean(4)), told(3, "a", mean(7)));
    const [chart] = chartsOf(own, { blocks: BLOCKS, items: [item("a"), item("b")] });
    const [a, b] = chart?.lines ?? [];
    expect(a?.dots.map((dot) => dot?.value ?? dot)).toEqual([6, null, 7]);
    expect(b?.dots.map((dot) => dot?.value ?? dot)).toEqual([undefined, 4, undefined]);
    expect(chart?.gaps).toEqual([{ from: "2026-02-09", to: "2026-02-09" }]);
  });

  test("a dot tells how roughly it was rounded, and an end that was cut off", () => {
    const own = series(told(1, "a", mean(6)), told(2, "a", mean(8, "or_more")), told(3, "a", mean(2, "or_less")));
    const [chart] = chartsOf(own, { blocks: BLOCKS, items: [item("a")] });
    expect(chart?.lines[0]?.dots).toEqual([
      { value: 6, low: 5.75, high: 6.25 },
      { value: 8, low: 7.75, high: 10 },
      { value: 2, low: 0, high: 2.25 },
    ]);
  });

  test("averages and shares are two charts: they have no scale in common", () => {
    const own = series(told(1, "a", mean(6)), told(1, "b", yes(75)));
    const charts = chartsOf(own, { blocks: BLOCKS, items: [item("a"), item("b", "yes_partly_no")] });
    expect(charts.map(({ unit, top }) => [unit, top])).toEqual([
      ["points", 10],
      ["percent", 100],
    ]);
    expect(charts[1]?.lines[0]?.dots[0]).toEqual({ value: 75, low: 62.5, high: 87.5 });
  });

  test("half a year without numbers has a place of its own, also before a block that did not ask", () => {
    const gap = { from_on: "2026-02-09", to_on: "2026-10-01", text: "nothing" };
    const blocks = [BLOCKS[0], block(2, "2026-10-12", gap), block(3, "2026-11-09")].filter((each) => each !== undefined);
    const own = series(told(1, "a", mean(6)), told(3, "a", mean(7)));
    const [chart] = chartsOf(own, { blocks, items: [item("a")] });
    expect(chart?.days).toEqual(["2026-01-12", "2026-06-06", "2026-11-09"]);
    expect(chart?.lines[0]?.dots[1]).toBeNull();
    expect(chart?.gaps).toEqual([{ from: "2026-02-09", to: "2026-10-01" }]);
  });

  test("what was never told has no chart", () => {
    expect(chartsOf(series(untold(1, "a")), { blocks: BLOCKS, items: [item("a")] })).toEqual([]);
  });
});

test("a line goes on only between two dots", () => {
  const dot = { value: 5, low: 5, high: 5 };
  expect(joined([undefined, dot, undefined, dot, undefined, null, dot])).toEqual([null, dot, undefined, dot, null, null, dot]);
});

test("each reason is said once, with the days that it is about", () => {
  const own = series(untold(1, "a"), untold(1, "b"), untold(2, "a"), untold(3, "a", "a few came or left"));
  expect(reasonsOf(own, BLOCKS)).toEqual([
    { text: "sealed", days: ["2026-01-12", "2026-02-09"] },
    { text: "a few came or left", days: ["2026-03-09"] },
  ]);
});

test("the newest number is the last that was told", () => {
  const own = series(told(1, "a", mean(6)), told(2, "a", mean(7)), untold(3, "a"));
  expect(newestOf(own, "a")?.block).toBe(2);
  expect(newestOf(own, "b")).toBeUndefined();
});

test("every chart has the days of all blocks below it", () => {
  expect(spanOf(BLOCKS)).toEqual(["2026-01-01", "2026-03-09"]);
  expect(spanOf([])).toBeNull();
});
