/** Draws a chart with uPlot. Loaded when the first chart appears: nobody else's phone needs it. */
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { monthOf } from "../when";
import { type Chart, type Dot, joined } from "./charting";

const HEIGHT = 150;
const SECONDS = 1000; // milliseconds
const MONTH = 30.44 * 24 * 60 * 60; // seconds
const SPACE = 64; // pixels that a month below the chart needs
const DASHES = [[], [7, 4], [2, 4]];

export interface Plan {
  chart: Chart;
  span: readonly [string, string];
  /** Days on which something was done about it. */
  done: readonly string[];
}

export interface Drawn {
  resize: (width: number) => void;
  /** After the colours changed. */
  again: () => void;
  end: () => void;
}

const instant = (day: string) => Date.parse(day) / SECONDS;

export function draw(into: HTMLElement, plan: Plan, width: number): Drawn {
  const plot = new uPlot(optionsOf(into, plan, width), dataOf(plan.chart), into);
  return {
    resize: (to) => plot.setSize({ width: to, height: HEIGHT }),
    again: () => plot.redraw(),
    end: () => plot.destroy(),
  };
}

function dataOf({ days, lines }: Chart): uPlot.AlignedData {
  const values = lines.map(({ dots }) => joined(dots).map((dot) => (dot ? dot.value : dot)));
  return [days.map(instant), ...values] as uPlot.AlignedData;
}

/** Colours are the page's own, looked up at each drawing. */
function colourIn(element: HTMLElement) {
  return (name: string) => getComputedStyle(element).getPropertyValue(name).trim();
}

function optionsOf(into: HTMLElement, plan: Plan, width: number): uPlot.Options {
  const colour = colourIn(into);
  const { chart, span } = plan;
  const strokes = ["--moss", "--clay", "--ink-soft"];
  const font = "13px system-ui, sans-serif";
  const axis = {
    font,
    stroke: () => colour("--ink-soft"),
    ticks: { show: false },
    grid: { stroke: () => colour("--line"), width: 1 },
  };
  return {
    width,
    height: HEIGHT,
    padding: [8, 14, 0, 0],
    cursor: { show: false },
    legend: { show: false },
    scales: {
      x: { time: true, range: [instant(span[0]), instant(span[1])] },
      y: { range: [0, chart.top] },
    },
    axes: [
      { ...axis, grid: { show: false }, size: 26, gap: 4, splits: monthsOf, values: (_plot, at) => at.map((x) => monthOf(x * SECONDS)) },
      { ...axis, size: 38, gap: 4, splits: () => [0, chart.top / 2, chart.top] },
    ],
    series: [
      {},
      ...chart.lines.map((_line, number) => ({
        stroke: () => colour(strokes[number % strokes.length] ?? ""),
        width: 2,
        dash: DASHES[number % DASHES.length] ?? [],
        points: { show: true, size: 7, fill: () => colour(strokes[number % strokes.length] ?? "") },
      })),
    ],
    hooks: {
      drawAxes: [
        (plot) => {
          hatchGaps(plot, chart, colour("--ink-soft"));
          chart.lines.forEach(({ dots }, number) =>
            drawPrecision(plot, dots, colour(strokes[number % strokes.length] ?? "")),
          );
          markDone(plot, plan.done, colour("--ink"));
        },
      ],
    },
  };
}

/** The first of some months, few enough to stand beside each other. */
function monthsOf(plot: uPlot, _axis: number, from: number, to: number): number[] {
  const most = Math.max(2, Math.floor(plot.bbox.width / devicePixelRatio / SPACE));
  const step = [1, 2, 3, 6, 12, 24, 60].find((each) => (to - from) / MONTH / each <= most) ?? 120;
  const first = new Date(from * SECONDS);
  const start = first.getUTCFullYear() * 12 + first.getUTCMonth();
  const splits: number[] = [];
  for (let month = Math.ceil(start / step) * step; ; month += step) {
    const at = Date.UTC(Math.floor(month / 12), month % 12, 1) / SECONDS;
    if (at > to) return splits;
    if (at >= from) splits.push(at);
  }
}

/** Within this bar the number lies: it was rounded, or cut off at an end. */
function drawPrecision(plot: uPlot, dots: readonly (Dot | null | undefined)[], colour: string): void {
  const { ctx } = plot;
  const wide = 9 * devicePixelRatio;
  ctx.save();
  ctx.globalAlpha = 0.22;
  ctx.fillStyle = colour;
  dots.forEach((dot, at) => {
    if (!dot) return;
    const x = plot.valToPos(plot.data[0][at] ?? 0, "x", true);
    const top = plot.valToPos(dot.high, "y", true);
    const bottom = plot.valToPos(dot.low, "y", true);
    ctx.beginPath();
    ctx.roundRect(x - wide / 2, top, wide, Math.max(bottom - top, 2), wide / 3);
    ctx.fill();
  });
  ctx.restore();
}

function hatchGaps(plot: uPlot, { gaps }: Chart, colour: string): void {
  const { ctx } = plot;
  const { left, top, width: all, height } = plot.bbox;
  const margin = 6 * devicePixelRatio;
  const step = 5 * devicePixelRatio;
  ctx.save();
  ctx.strokeStyle = colour;
  ctx.globalAlpha = 0.45;
  ctx.lineWidth = devicePixelRatio;
  for (const { from, to } of gaps) {
    const narrow = from === to ? margin : -margin; // beside a long gap its neighbours stay in the clear
    const start = Math.max(left, plot.valToPos(instant(from), "x", true) - narrow);
    const wide = Math.min(left + all, plot.valToPos(instant(to), "x", true) + narrow) - start;
    if (wide <= 0) continue;
    ctx.save();
    ctx.beginPath();
    ctx.rect(start, top, wide, height);
    ctx.clip();
    ctx.beginPath();
    for (let y = top - wide; y < top + height; y += step) {
      ctx.moveTo(start, y + wide);
      ctx.lineTo(start + wide, y);
    }
    ctx.stroke();
    ctx.restore();
  }
  ctx.restore();
}

/** A small flag on the day on which something was done. */
function markDone(plot: uPlot, days: readonly string[], colour: string): void {
  const { ctx } = plot;
  const { left, top, width, height } = plot.bbox;
  const size = 8 * devicePixelRatio;
  ctx.save();
  ctx.fillStyle = ctx.strokeStyle = colour;
  ctx.lineWidth = devicePixelRatio;
  for (const day of days) {
    const x = plot.valToPos(instant(day), "x", true);
    if (x < left || x > left + width) continue;
    ctx.beginPath();
    ctx.moveTo(x, top + height);
    ctx.lineTo(x, top);
    ctx.stroke();
    ctx.beginPath();
    ctx.moveTo(x, top);
    ctx.lineTo(x + size, top + size / 2);
    ctx.lineTo(x, top + size);
    ctx.fill();
  }
  ctx.restore();
}
