import { useSignal } from "@preact/signals";
import { useId, useMemo } from "preact/hooks";
import { m } from "../../messages";
import { spanOf } from "../../program/charting";
import { fetchTrends, withEarlier } from "../../program/trends";
import type { ProgramAction, Trends } from "../../program/wire";
import { said } from "../../said";
import { dateOf } from "../../when";
import { Fault } from "../fault";
import { ConstructCard } from "./construct-card";

interface Props {
  program: string;
  newest: Trends;
  actions: readonly ProgramAction[];
}

/** Each construct over the same time, side by side. */
export function AnswersOverTime({ program, newest, actions }: Props) {
  const heading = useId();
  const trends = useSignal(newest);
  const busy = useSignal(false);
  const fault = useSignal<string | null>(null);
  const { blocks, series, items, waiting, earlier } = trends.value;
  const span = spanOf(blocks);
  // The same lists at each turn, or every chart would be drawn anew.
  const done = useMemo(() => byConstruct(actions), [actions]);

  async function showBefore(before: number) {
    if (busy.value) return;
    busy.value = true;
    fault.value = null;
    try {
      trends.value = withEarlier(await fetchTrends(program, before), trends.value);
    } catch (error) {
      fault.value = said(error);
    } finally {
      busy.value = false;
    }
  }

  return (
    <section class="answers" aria-labelledby={heading}>
      <h2 id={heading}>{m.program.answersTitle}</h2>
      {span ? <p>{m.program.days(dateOf(span[0]), dateOf(span[1]))}</p> : <p class="lead">{m.program.answersNone}</p>}
      {span && <p class="small">{m.program.answersHow}</p>}
      {items.some(({ review_state }) => review_state === "unreviewed") && <p class="small">{m.program.unreviewed}</p>}
      <p class="waiting">
        <span class="strong">{m.program.whyNext}:</span> {waiting.text}
      </p>
      <LongGaps blocks={blocks} />
      <div class="constructs">
        {series.map((each) => (
          <ConstructCard
            key={each.construct}
            series={each}
            trends={trends.value}
            actions={done.get(each.construct) ?? NONE}
          />
        ))}
      </div>
      <Fault id={`${heading}-fault`} text={fault.value} />
      <div class="row not-on-paper">
        {earlier !== null && (
          <button type="button" class="button" aria-disabled={busy.value} onClick={() => void showBefore(earlier)}>
            {m.program.earlier}
          </button>
        )}
      </div>
    </section>
  );
}

const NONE: readonly ProgramAction[] = [];

function byConstruct(actions: readonly ProgramAction[]): Map<string, ProgramAction[]> {
  const done = new Map<string, ProgramAction[]>();
  for (const action of actions) {
    if (action.about_kind === "construct") done.set(action.about, [...(done.get(action.about) ?? []), action]);
  }
  return done;
}

/** Half a year or more without any number is the same for every construct: said once. */
function LongGaps({ blocks }: Pick<Trends, "blocks">) {
  const gaps = blocks.flatMap(({ gap_before: gap }) => (gap ? [gap] : []));
  if (gaps.length === 0) return null;
  return (
    <ul class="gaps">
      {gaps.map(({ from_on, to_on, text }) => (
        <li key={from_on}>
          <span class="strong">{m.program.gapFrom(dateOf(from_on), dateOf(to_on))}:</span> {text}
        </li>
      ))}
    </ul>
  );
}
