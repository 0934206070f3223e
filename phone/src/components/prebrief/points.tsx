import { m } from "../../messages";
import type { Point } from "../../prebriefs";

export function Points({ of: points }: { of: readonly Point[] }) {
  return (
    <ul class="points">
      {points.map(({ text, evidence }) => (
        <li key={text}>
          {text} <Rows of={evidence} />
        </li>
      ))}
    </ul>
  );
}

/** Which findings a line rests on; they are told at the end of the page. */
export function Rows({ of: rows }: { of: readonly string[] }) {
  return (
    <span class="rows">
      <span class="heard-only">{m.prebrief.rows(rows)}</span>
      <span aria-hidden="true">{rows.join(" ")}</span>
    </span>
  );
}
