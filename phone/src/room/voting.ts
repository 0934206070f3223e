import type { Poll, State } from "../wire";

/** A vote on its way, or one that was turned down. What is recorded comes from the server alone. */
export type Attempt =
  | { poll: string; choice: string; stage: "sending" }
  | { poll: string; choice: string; stage: "refused"; detail: string };

export interface VoteView {
  choice: string | null;
  stage: "none" | "sending" | "recorded" | "refused";
  detail?: string;
}

/** What this phone may say about its vote in the poll on show. */
export function voteView(poll: Poll, me: State["me"], attempt: Attempt | null): VoteView {
  const recorded = me?.poll === poll.id ? me.choice : null;
  if (attempt?.poll === poll.id) {
    if (attempt.stage === "sending") return { choice: attempt.choice, stage: "sending" };
    return { choice: recorded, stage: "refused", detail: attempt.detail };
  }
  return { choice: recorded, stage: recorded === null ? "none" : "recorded" };
}
