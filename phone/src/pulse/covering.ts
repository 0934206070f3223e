/**
 * Every opening of the app sends one sealed ballot for each open round, answered or not: a log of who
 * opened the app, laid beside the times at which ballots were stored, then tells nothing. What was not
 * answered is sent as a blank, which only the closing can tell from an answer.
 */
import { type Answers, padded } from "./answers";
import { tokenHash } from "./blinding";
import { coverAt } from "./delay";
import type { Keeping } from "./keeping";
import { type Kept, withoutAnswers } from "./kept";
import { seal } from "./sealing";

/** More openings than a round has days. */
const SPARES = 30;
const BLANK: Answers = {};

function isDue({ keys, token, outgoing, refused, round }: Kept, now: number): boolean {
  const isOpen = Date.parse(round.opens_at) <= now && now < Date.parse(round.closes_at);
  return isOpen && keys === "pinned" && token?.state === "held" && outgoing === null && refused === null;
}

async function sealed({ token, round }: Kept, answers: Answers): Promise<string> {
  const prepared = token?.state === "held" ? token.prepared : "";
  const hash = await tokenHash(prepared);
  return seal({ round: round.id, sealingKey: round.sealing_key, tokenHash: hash, plain: padded(answers) });
}

/** Null where the answers are gone and so are the copies: a blank would take the answer's place. */
async function ballotFor(kept: Kept): Promise<string | null> {
  if (kept.answers === null && kept.sent) return kept.spares[0] ?? null;
  return sealed(kept, kept.answers ?? BLANK);
}

export async function cover(keeping: Keeping, kept: Kept, now: number = Date.now()): Promise<void> {
  if (!isDue(kept, now)) return;
  const ballot = await ballotFor(kept);
  if (ballot === null) return;
  const sendAt = coverAt(kept.holder, now, Date.parse(kept.round.closes_at));
  await keeping.renew(kept, (before) => {
    const answered = JSON.stringify(before.answers) !== JSON.stringify(kept.answers) || before.sent !== kept.sent;
    if (answered || !isDue(before, now)) return before;
    const spares = before.spares.filter((each) => each !== ballot);
    return { ...before, spares, outgoing: { sealed: ballot, sendAt, tries: 0, cover: true } };
  });
}

/** Takes the answers off the phone, and leaves sealed copies for later openings. */
export async function forget(keeping: Keeping, kept: Kept, copies: number = SPARES): Promise<void> {
  const { answers } = kept;
  const spares: string[] = [];
  if (answers && kept.token?.state === "held") {
    for (let made = 0; made < copies; made += 1) spares.push(await sealed(kept, answers));
  }
  await keeping.renew(kept, (before) => ({ ...withoutAnswers(before), spares: answers ? spares : before.spares }));
}
