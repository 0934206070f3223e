import { expect, test, vi } from "vitest";

vi.stubGlobal("location", { origin: "http://127.0.0.1" });
const { withEarlier } = await import("../../src/program/trends");
type Trends = Parameters<typeof withEarlier>[0];

const page = (block: number, constructs: readonly string[], earlier: number | null): Trends => ({
  blocks: [{ number: block, from_on: "2026-01-01", to_on: "2026-01-08", n_band: "10-19", groups_band: "2-4", gap_before: null }],
  series: constructs.map((construct) => ({
    construct,
    name: construct,
    points: [{ block, item: construct, value: null, untold: { why: "too_few", text: "sealed" }, since: null }],
  })),
  items: [],
  waiting: { why: "too_few", text: `since ${block}` },
  earlier,
});

test("two pages are one: each construct once, its points from the oldest to the newest", () => {
  const joined = withEarlier(page(1, ["belonging", "reset"], null), page(2, ["belonging", "time-off"], 2));
  expect(joined.blocks.map(({ number }) => number)).toEqual([1, 2]);
  expect(joined.series.map(({ construct, points }) => [construct, points.map(({ block }) => block)])).toEqual([
    ["belonging", [1, 2]],
    ["reset", [1]],
    ["time-off", [2]],
  ]);
  expect([joined.waiting.text, joined.earlier]).toEqual(["since 2", null]);
});
