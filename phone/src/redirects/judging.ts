import { signal } from "@preact/signals";
import { answer, api } from "../api";
import { keeper } from "../this-phone";
import type { Move } from "./library";

const JUDGED = "redirects-judged";
const UNSENT = "redirects-unsent";
const AT_ONCE = 36;

interface Judgement {
  pattern: string;
  move: Move;
  wording: string;
  would_say: boolean;
}

/** What was judged on this device, so that nobody is asked twice. */
export const judged = signal<Readonly<Record<string, boolean>>>((keeper.read(JUDGED) as Record<string, boolean> | null) ?? {});

const keyOf = ({ pattern, move, wording }: Omit<Judgement, "would_say">) => `${pattern} ${move} ${wording}`;

export function judgedAlready(of: Omit<Judgement, "would_say">): boolean | null {
  return judged.value[keyOf(of)] ?? null;
}

/** Counted once; it is sent with others, when the sheet closes. */
export function judge(judgement: Judgement): void {
  if (judgedAlready(judgement) !== null) return;
  judged.value = { ...judged.value, [keyOf(judgement)]: judgement.would_say };
  keeper.keep(JUDGED, judged.value);
  keeper.keep(UNSENT, [...unsent(), judgement]);
}

/** Without a network they wait for the next time. */
export async function sendJudgements(): Promise<void> {
  const waiting = unsent();
  const judgements = waiting.slice(0, AT_ONCE);
  if (judgements.length === 0) return;
  keeper.keep(UNSENT, waiting.slice(AT_ONCE)); // first: what is lost on the way is better than what counts twice
  try {
    await answer(api.POST("/api/v1/redirects/judgements", { body: { judgements } }));
  } catch {
    // A count that was lost changes nothing for anybody.
  }
}

function unsent(): Judgement[] {
  return (keeper.read(UNSENT) as Judgement[] | null) ?? [];
}
