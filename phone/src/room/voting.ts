import type { Poll, State } from "../wire";

/** What this phone answers to a poll: options in the order in which they count, or texts. */
export interface Given {
  poll: string;
  choices: readonly string[];
  texts: readonly string[];
}

/** An answer on its way, or one that was turned down. What is recorded comes from the server alone. */
export type Attempt = Given & ({ stage: "sending" } | { stage: "refused"; detail: string });

export interface AnswerView {
  /** Null while this phone has answered nothing; an empty answer is an answer. */
  given: Given | null;
  stage: "none" | "sending" | "recorded" | "refused";
  detail?: string;
}

/** What this phone may say about its answer to the poll on show. */
export function answerView(poll: Poll, me: State["me"], attempt: Attempt | null): AnswerView {
  const recorded = me?.poll === poll.id ? { poll: poll.id, choices: me.choices, texts: me.texts } : null;
  if (attempt?.poll === poll.id) {
    const { poll: id, choices, texts } = attempt;
    if (attempt.stage === "sending") return { given: { poll: id, choices, texts }, stage: "sending" };
    return { given: recorded, stage: "refused", detail: attempt.detail };
  }
  return { given: recorded, stage: recorded === null ? "none" : "recorded" };
}
