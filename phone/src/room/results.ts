import type { Poll, PollResultOut, Result } from "../wire";

/** What a result is drawn from, live or afterwards. */
export type Shown = Pick<Poll, "kind" | "options" | "scale" | "status" | "result">;

export function optionText({ options }: Pick<Poll, "options">, option: string | null): string {
  return options.find(({ id }) => id === option)?.text ?? "";
}

/** How large a word is drawn: 1 to 4, by how often it came compared with the most frequent one. */
export function wordSize(count: number | null, most: number): 1 | 2 | 3 | 4 {
  if (count === null || most <= 1) return 2;
  const part = (count - 1) / (most - 1);
  if (part >= 0.99) return 4;
  return part >= 0.5 ? 3 : part > 0 ? 2 : 1;
}

export function mostOften({ rows }: Result): number {
  return Math.max(0, ...rows.map(({ count }) => count ?? 0));
}

/** A result that was exported, in the form in which the room saw it. Its options have no ids. */
export function fromExport({ kind, rows, exact, ballots, mean, leading }: PollResultOut): Shown {
  const options = rows.map(({ option }, index) => ({ id: String(index), text: option }));
  return {
    kind,
    options,
    scale: null,
    status: "revealed",
    result: {
      exact,
      ballots,
      mean,
      leading: options.find(({ text }) => text === leading)?.id ?? null,
      rows: rows.map(({ votes, percent, place, near }, index) => ({
        option: String(index),
        count: votes,
        share: percent,
        place,
        near: near === "all" || near === "none" ? near : null,
      })),
    },
  };
}
