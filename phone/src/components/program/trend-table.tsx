import { m } from "../../messages";
import { precisionOf, wordsOf } from "../../program/told-words";
import type { TrendSeries, Trends } from "../../program/wire";
import { dateOf } from "../../when";

interface Props {
  series: TrendSeries;
  trends: Trends;
}

/** The same as the charts above it, for those who listen and for everybody who wants to know exactly. */
export function TrendTable({ series: { name, points }, trends: { blocks, items } }: Props) {
  const { columns } = m.program;
  const texts = new Map(items.map(({ id, text }) => [id, text]));
  const rows = blocks.flatMap((block) =>
    points.filter((point) => point.block === block.number).map((point) => ({ block, point })),
  );
  return (
    <details class="trend-table">
      <summary>{m.program.table}</summary>
      <div class="scrolls" tabIndex={0} role="region" aria-label={m.program.tableOf(name)}>
        <table>
          <caption class="heard-only">{m.program.tableOf(name)}</caption>
          <thead>
            <tr>
              {Object.values(columns).map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ block, point: { item, value, untold, since } }) => (
              <tr key={`${block.number} ${item}`}>
                <th scope="row">{dateOf(block.to_on)}</th>
                <td>{texts.get(item)}</td>
                {value ? (
                  <>
                    <td>{wordsOf(value)}</td>
                    <td>{value.n_band}</td>
                    <td>{precisionOf(value)}</td>
                    <td>{since?.text}</td>
                  </>
                ) : (
                  <>
                    <td>{m.program.notTold}</td>
                    <td colSpan={3}>{untold?.text}</td>
                  </>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
