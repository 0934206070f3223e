/** How it stands with one round on this phone, so that no screen says more than is so. */
import type { Kept, Outgoing } from "./kept";

export type Stand =
  /** The keys are not what they were: nothing is sent. */
  | { kind: "keys-changed" }
  /** Another device has the token. */
  | { kind: "elsewhere" }
  | { kind: "coming" }
  /** Open, but this phone could not get ready yet. */
  | { kind: "not-ready" }
  | { kind: "open" }
  /** Sealed on this phone and not sent. `failing`: it was tried and did not get through. */
  | { kind: "waiting"; failing: boolean; changed: boolean }
  | { kind: "sent" }
  | { kind: "refused"; code: string; sentBefore: boolean }
  | { kind: "over"; answer: "none" | "not-sent" | "sent" | "counted" | "missing" };

export function isOver({ round }: Kept, now: number): boolean {
  return round.status === "closed" || round.status === "released" || round.status === "destroyed" || now >= Date.parse(round.closes_at);
}

/** What is sent at every opening says nothing new, and nothing about it is told. */
function answerOnItsWay({ outgoing }: Kept): Outgoing | null {
  return outgoing?.cover === false ? outgoing : null;
}

function afterwards(kept: Kept): Extract<Stand, { kind: "over" }> {
  const { counted, sent, refused, answers } = kept;
  const outgoing = answerOnItsWay(kept);
  // A token that was spent on a blank is in the list, too, and is no answer.
  if (sent) return { kind: "over", answer: counted === null ? "sent" : counted ? "counted" : "missing" };
  return { kind: "over", answer: outgoing !== null || refused !== null || answers !== null ? "not-sent" : "none" };
}

export function standOf(kept: Kept, now: number): Stand {
  const { round, token } = kept;
  const outgoing = answerOnItsWay(kept);
  if (kept.keys === "changed") return { kind: "keys-changed" };
  if (isOver(kept, now)) return afterwards(kept);
  if (kept.refused !== null) return { kind: "refused", code: kept.refused, sentBefore: kept.sent };
  if (outgoing) return { kind: "waiting", failing: outgoing.tries > 0, changed: kept.sent };
  if (kept.sent) return { kind: "sent" };
  if (round.status === "coming" && now < Date.parse(round.opens_at)) return { kind: "coming" };
  if (token?.state === "elsewhere") return { kind: "elsewhere" };
  return token?.state === "held" ? { kind: "open" } : { kind: "not-ready" };
}

/** A seat's answer was recorded, and is not in the list that was published after the close. */
export function missesFromRoom({ holder, sent, counted }: Kept): boolean {
  return holder.startsWith("room:") && sent && counted === false;
}
