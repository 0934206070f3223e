/**
 * What this phone keeps of one round: its token, and what was answered so that it can be changed.
 * The server has none of this. Everything here is pure; `keeping.ts` stores it.
 */
import type { Answers } from "./answers";
import type { Blinded } from "./blinding";
import type { Ballot, PulseRound } from "./wire";

/** Whose it is: a signed-in person's, or a seat's in a room. */
export type Holder = `member:${string}` | `room:${string}`;

export type Token =
  | ({ state: "asked" } & Blinded)
  | { state: "held"; prepared: string; signature: string }
  /** Another device of this person has it, or this phone has lost it: nobody gets a second one. */
  | { state: "elsewhere" };

/** A sealed ballot on its way; `sendAt` in milliseconds. */
export interface Outgoing {
  sealed: string;
  sendAt: number;
  tries: number;
  /** Sent because the app was opened, as by everybody: a blank, or what was sent before. */
  cover: boolean;
}

export interface Kept {
  holder: Holder;
  round: PulseRound;
  /** `pinned`: found in the public record, and refused from then on when they change. */
  keys: "unchecked" | "pinned" | "changed";
  token: Token | null;
  answers: Answers | null;
  outgoing: Outgoing | null;
  /** An answer with this token is recorded; a blank is none. */
  sent: boolean;
  /** Where the answers were removed: sealed copies for later openings. */
  spares: string[];
  /** Why the server will not take the ballot. */
  refused: string | null;
  counted: boolean | null;
}

export function freshly(holder: Holder, round: PulseRound): Kept {
  return {
    holder,
    round,
    keys: "unchecked",
    token: null,
    answers: null,
    outgoing: null,
    sent: false,
    spares: [],
    refused: null,
    counted: null,
  };
}

/** What a round is recognised by: no name of a group, no words of a question. */
export type Keys = Pick<PulseRound, "issuer_key" | "sealing_key" | "manifest_hash"> & { items: readonly { id: string }[] };

export function sameKeys(one: Keys, other: Keys): boolean {
  return (
    one.issuer_key === other.issuer_key &&
    one.sealing_key === other.sealing_key &&
    one.manifest_hash === other.manifest_hash &&
    JSON.stringify(one.items.map(({ id }) => id)) === JSON.stringify(other.items.map(({ id }) => id))
  );
}

/** The round as it stands now. Other keys are not taken over: the first ones stay, and it is noted. */
export function toldAgain(kept: Kept, round: PulseRound): Kept {
  if (!sameKeys(kept.round, round)) return { ...kept, keys: "changed", outgoing: null };
  const open = round.status === "open";
  // An extended round takes again what had come too late.
  const refused = open && kept.refused === "round_not_open" ? null : kept.refused;
  return { ...kept, round, refused };
}

/** Takes the place of what waits, and its moment: an answered opening sends no more than any other. */
export function sealedNow(kept: Kept, answers: Answers, outgoing: Outgoing): Kept {
  const waiting = kept.outgoing?.tries === 0 ? kept.outgoing.sendAt : outgoing.sendAt;
  return { ...kept, answers, spares: [], refused: null, outgoing: { ...outgoing, sendAt: waiting } };
}

export type Outcome = { kind: "recorded" } | { kind: "later" } | { kind: "refused"; code: string };

/** Only what was sent is settled: somebody may have changed the answer meanwhile. */
export function settled(
  kept: Kept,
  { sealed, cover: wasCover }: Outgoing,
  outcome: Outcome,
  retryAt: number,
): Kept {
  const latest = kept.outgoing?.sealed === sealed;
  switch (outcome.kind) {
    case "recorded":
      return { ...kept, sent: kept.sent || !wasCover, outgoing: latest ? null : kept.outgoing };
    case "refused":
      return latest ? { ...kept, outgoing: null, refused: wasCover ? kept.refused : outcome.code } : kept;
    case "later":
      return latest && kept.outgoing
        ? { ...kept, outgoing: { ...kept.outgoing, sendAt: retryAt, tries: kept.outgoing.tries + 1 } }
        : kept;
  }
}

export function ballotOf({ round, token, outgoing }: Kept): Ballot | null {
  if (token?.state !== "held" || !outgoing) return null;
  return { round: round.id, prepared: token.prepared, signature: token.signature, sealed: outgoing.sealed };
}

/** For a phone that changes hands, and for what can no longer be changed: the number stays, the answer goes. */
export function withoutAnswers(kept: Kept): Kept {
  return { ...kept, answers: null };
}
