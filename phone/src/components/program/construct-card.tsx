import { useId, useMemo } from "preact/hooks";
import { m } from "../../messages";
import { chartsOf, itemsOf, newestOf, reasonsOf, spanOf } from "../../program/charting";
import { footingOf, wordsOf } from "../../program/told-words";
import type { ProgramAction, TrendItem, TrendSeries, Trends } from "../../program/wire";
import { dateOf } from "../../when";
import { TrendChart } from "./trend-chart";
import { TrendTable } from "./trend-table";

interface Props {
  series: TrendSeries;
  trends: Trends;
  /** What was done about this construct. */
  actions: readonly ProgramAction[];
}

/** One construct: where it stands, how it went, why something is missing, what was done about it. */
export function ConstructCard({ series, trends, actions }: Props) {
  const heading = useId();
  const items = itemsOf(series, trends.items);
  const plans = useMemo(() => {
    const span = spanOf(trends.blocks);
    if (span === null) return [];
    const done = actions.map(({ done_on }) => done_on);
    return chartsOf(series, trends).map((chart) => ({ chart, span, done }));
  }, [series, trends, actions]);
  return (
    <article class="construct" aria-labelledby={heading}>
      <h3 id={heading}>{series.name}</h3>
      {plans.map((plan) => (
        <figure key={plan.chart.unit}>
          <figcaption class="small">{captionOf(plan.chart.unit, items)}</figcaption>
          <TrendChart plan={plan} label={m.program.chart[plan.chart.unit](series.name)} />
        </figure>
      ))}
      <ul class="newest">
        {items.map((item) => (
          <Newest key={item.id} item={item} series={series} trends={trends} line={placeIn(plans, item)} />
        ))}
      </ul>
      <Gaps series={series} trends={trends} />
      {actions.length > 0 && (
        <div class="done-here">
          <h4>{m.program.doneFor}</h4>
          <ul>
            {actions.map(({ id, done_on, title }) => (
              <li key={id}>{m.program.doneHere(dateOf(done_on), title)}</li>
            ))}
          </ul>
        </div>
      )}
      <TrendTable series={series} trends={trends} />
    </article>
  );
}

type Plans = { chart: ReturnType<typeof chartsOf>[number] }[];

/** Which line of its chart a question has, to draw the same one beside its text. */
function placeIn(plans: Plans, item: TrendItem): number | null {
  for (const { chart } of plans) {
    const place = chart.lines.findIndex((line) => line.item.id === item.id);
    if (place >= 0) return place;
  }
  return null;
}

function captionOf(unit: "points" | "percent", items: readonly TrendItem[]): string {
  const firstTime = unit === "percent" && items.some(({ kind }) => kind === "first_or_returning");
  return firstTime ? m.program.chartFirst : m.program.chartIn[unit];
}

interface NewestProps {
  item: TrendItem;
  series: TrendSeries;
  trends: Trends;
  line: number | null;
}

function Newest({ item, series, trends, line }: NewestProps) {
  const point = newestOf(series, item.id);
  const block = trends.blocks.find(({ number }) => number === point?.block);
  return (
    <li>
      <p class="asked">
        {line !== null && <Swatch line={line} />}
        {item.text}
      </p>
      {point?.value && block ? (
        <>
          <p>
            <span class="told">{wordsOf(point.value)}</span>{" "}
            <span class="small">
              {dateOf(block.to_on)}, {footingOf(point.value)}
            </span>
          </p>
          {point.since && <p class="change">{point.since.text}</p>}
        </>
      ) : (
        <p class="small">{m.program.neverTold}</p>
      )}
    </li>
  );
}

function Swatch({ line }: { line: number }) {
  return (
    <svg class={`swatch line-${line % 3}`} viewBox="0 0 24 8" aria-hidden="true">
      <line x1="0" x2="24" y1="4" y2="4" />
    </svg>
  );
}

function Gaps({ series, trends }: Omit<Props, "actions">) {
  const reasons = reasonsOf(series, trends.blocks);
  if (reasons.length === 0) return null;
  return (
    <ul class="gaps">
      {reasons.map(({ text, days }) => (
        <li key={text}>
          <span class="strong">{m.program.gapOn(days.map(dateOf).join(", "))}</span> {text}
        </li>
      ))}
    </ul>
  );
}
