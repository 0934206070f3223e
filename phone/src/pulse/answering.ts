import { type Answers, answersTo, padded } from "./answers";
import { tokenHash } from "./blinding";
import { sendAt } from "./delay";
import type { Keeping } from "./keeping";
import { type Kept, sealedNow } from "./kept";
import { seal } from "./sealing";

/** This phone cannot answer: it has no token, or the keys are not the ones it knows. */
export class NotReady extends Error {}

/**
 * Seals the answers here and now and puts them in line; nothing is sent yet. What waited before is
 * replaced, and so will be what was sent before.
 * @throws NotReady
 */
export async function answer(keeping: Keeping, kept: Kept, given: Answers, now: number = Date.now()): Promise<Kept> {
  const { holder, round, token } = kept;
  if (kept.keys !== "pinned" || token?.state !== "held") throw new NotReady();
  const answers = answersTo(round.items, given);
  const sealed = await seal({
    round: round.id,
    sealingKey: round.sealing_key,
    tokenHash: await tokenHash(token.prepared),
    plain: padded(answers),
  });
  const outgoing = { sealed, sendAt: sendAt(holder, now, Date.parse(round.closes_at)), tries: 0, cover: false };
  const after = await keeping.renew(kept, (before) =>
    before.keys === "pinned" ? sealedNow(before, answers, outgoing) : before,
  );
  if (after?.outgoing?.sealed !== sealed) throw new NotReady();
  return after;
}
