/** From the first opening of the app to the look-up after the close, with a server made of two functions. */
import { beforeAll, beforeEach, expect, test } from "vitest";
import { answer, NotReady } from "../../src/pulse/answering";
import { tokenHash } from "../../src/pulse/blinding";
import { fromBase64Url, toBase64Url } from "../../src/pulse/bytes";
import { checkCounted } from "../../src/pulse/counting";
import { cover, forget } from "../../src/pulse/covering";
import { ANSWERED_WITHIN, LONGEST_DELAY } from "../../src/pulse/delay";
import { Keeping } from "../../src/pulse/keeping";
import { type Holder, type Kept, type Outcome, withoutAnswers } from "../../src/pulse/kept";
import { infoOf, suite } from "../../src/pulse/sealing";
import { bringForward, nextSending, sendAllAtOnce, sendDue } from "../../src/pulse/sending";
import { PassingShelf } from "../../src/pulse/shelf";
import { standOf } from "../../src/pulse/stand";
import { TokenTaken } from "../../src/pulse/token-taken";
import { learn, makeReady } from "../../src/pulse/tokens";
import type { Ballot } from "../../src/pulse/wire";
import { type Made, makeRound, MINUTE, NOW, signBlind } from "./round";

const ME: Holder = "member:me";
let made: Made;
let keeping: Keeping;
let asked: string[];
let posted: Ballot[];
let answers: Outcome[];

beforeAll(async () => {
  made = await makeRound();
});

beforeEach(() => {
  keeping = new Keeping(new PassingShelf());
  asked = [];
  posted = [];
  answers = [];
});

const issuer = {
  manifest: () => Promise.resolve(made.entries),
  sign: (_round: string, blinded: string) => {
    asked.push(blinded);
    return signBlind(made, blinded);
  },
};

function post(_origin: string, ballot: Ballot): Promise<Outcome> {
  posted.push(ballot);
  return Promise.resolve(answers.shift() ?? { kind: "recorded" });
}

const ready = (holder: Holder = ME) => makeReady(keeping, issuer, holder, made.round);
const mine = async () => (await keeping.of(ME))[0] as Kept;
const later = (minutes: number) => () => NOW + minutes * MINUTE;

async function opened({ sealed, prepared }: Ballot): Promise<unknown> {
  const bytes = fromBase64Url(sealed);
  const how = { recipientKey: made.sealing, enc: bytes.slice(0, 32).buffer, info: infoOf(made.round.id, await tokenHash(prepared)).buffer };
  const recipient = await suite.createRecipientContext(how);
  const plain = new Uint8Array(await recipient.open(bytes.slice(32).buffer));
  const length = new DataView(plain.buffer).getUint16(0);
  return JSON.parse(new TextDecoder().decode(plain.slice(2, 2 + length))) as unknown;
}

test("a token is fetched once, however often the app is opened", async () => {
  expect((await ready()).token?.state).toBe("held");
  await ready();
  expect(asked).toHaveLength(1);
  expect(standOf(await mine(), NOW).kind).toBe("open");
});

test("when the answer to the request gets lost, the same message is asked for again", async () => {
  const lost = { ...issuer, sign: (_round: string, blinded: string) => Promise.reject(new Error((asked.push(blinded), "lost"))) };
  await expect(makeReady(keeping, lost, ME, made.round)).rejects.toThrow("lost");
  expect(standOf(await mine(), NOW).kind).toBe("not-ready");
  await ready();
  expect(asked).toHaveLength(2);
  expect(asked[0]).toBe(asked[1]);
});

test("two openings at once end with one token", async () => {
  const [one, two] = await Promise.all([ready(), ready()]);
  expect(one.token).toEqual(two.token);
  expect(new Set(asked).size).toBe(1);
});

test("a token that another device has makes this one say so", async () => {
  await makeReady(keeping, { ...issuer, sign: () => Promise.reject(new TokenTaken()) }, ME, made.round);
  const kept = await mine();
  expect(standOf(kept, NOW).kind).toBe("elsewhere");
  await expect(answer(keeping, kept, { load: 3 }, NOW)).rejects.toThrow(NotReady);
});

test("keys that change stop everything, also what waits to be sent", async () => {
  await answer(keeping, await ready(), { load: 3 }, NOW);
  const second = await makeRound();
  await makeReady(keeping, issuer, ME, second.round);
  const kept = await mine();
  expect(standOf(kept, NOW).kind).toBe("keys-changed");
  expect(kept.round.sealing_key).toBe(made.round.sealing_key);
  await sendDue(keeping, post, later(60));
  expect(posted).toEqual([]);
  await expect(answer(keeping, kept, { load: 4 }, NOW)).rejects.toThrow(NotReady);
});

test("words that do not belong to the keys are refused", async () => {
  const round = { ...made.round, fingerprint: ["one", "two", "three", "four"] };
  const kept = await makeReady(keeping, issuer, ME, round);
  expect([kept.keys, kept.token]).toEqual(["changed", null]);
});

test("a round that the public record does not announce gets no token", async () => {
  const kept = await makeReady(keeping, { ...issuer, manifest: () => Promise.resolve([]) }, ME, made.round);
  expect(kept.token).toBeNull();
  expect(standOf(kept, NOW).kind).toBe("not-ready");
});

test("an answer is sealed at once, leaves later, and is what was given", async () => {
  await answer(keeping, await ready(), { load: 3, been: "first" }, NOW);
  expect(standOf(await mine(), NOW)).toEqual({ kind: "waiting", failing: false, changed: false });
  const due = (await nextSending(keeping)) as number;
  expect(due).toBeGreaterThanOrEqual(NOW);
  expect(due).toBeLessThan(NOW + LONGEST_DELAY.member);
  await sendDue(keeping, post, () => due - 1);
  expect(posted).toEqual([]);
  await sendDue(keeping, post, () => due);
  expect(standOf(await mine(), NOW).kind).toBe("sent");
  expect(await nextSending(keeping)).toBeNull();
  expect(Object.keys(posted[0] as Ballot).sort()).toEqual(["prepared", "round", "sealed", "signature"]);
  expect(await opened(posted[0] as Ballot)).toEqual({ v: 1, answers: { load: 3, been: "first" } });
});

test("a changed answer replaces the one that waits, and then the one that was sent, with the same token", async () => {
  await answer(keeping, await ready(), { load: 3 }, NOW);
  await answer(keeping, await mine(), { load: 4 }, NOW);
  await sendDue(keeping, post, later(10));
  expect(posted).toHaveLength(1);
  await answer(keeping, await mine(), { load: 5 }, NOW);
  expect(standOf(await mine(), NOW)).toEqual({ kind: "waiting", failing: false, changed: true });
  await sendDue(keeping, post, later(10));
  expect(posted[0]?.prepared).toBe(posted[1]?.prepared);
  expect(await opened(posted[1] as Ballot)).toEqual({ v: 1, answers: { load: 5 } });
});

test("an answer changed while the one before is under way still leaves", async () => {
  await answer(keeping, await ready(), { load: 3 }, NOW);
  await sendDue(
    keeping,
    async (origin, ballot) => {
      await answer(keeping, await mine(), { load: 9 }, NOW);
      return post(origin, ballot);
    },
    later(10),
  );
  expect(standOf(await mine(), NOW)).toEqual({ kind: "waiting", failing: false, changed: true });
  await sendDue(keeping, post, later(10));
  expect(await opened(posted[1] as Ballot)).toEqual({ v: 1, answers: { load: 9 } });
});

test("without a network it waits, says so, and goes again soon after one is found", async () => {
  await answer(keeping, await ready(), { load: 3 }, NOW);
  answers = [{ kind: "later" }];
  await sendDue(keeping, post, later(10));
  expect(standOf(await mine(), NOW)).toEqual({ kind: "waiting", failing: true, changed: false });
  const found = Date.now();
  await bringForward(keeping, found);
  expect((await nextSending(keeping)) ?? 0).toBeLessThan(found + 20_000);
  await sendDue(keeping, post, () => found + 20_000);
  expect(standOf(await mine(), NOW).kind).toBe("sent");
});

test("opening the app does not take away the delay of what is not due", async () => {
  await answer(keeping, await ready(), { load: 3 }, NOW);
  const due = await nextSending(keeping);
  await bringForward(keeping, NOW - 1);
  expect(await nextSending(keeping)).toBe(due);
});

test("what came too late is not called sent, and an extended round takes it again", async () => {
  await answer(keeping, await ready(), { load: 3 }, NOW);
  answers = [{ kind: "refused", code: "round_not_open" }];
  await sendDue(keeping, post, later(10));
  expect(standOf(await mine(), NOW)).toEqual({ kind: "refused", code: "round_not_open", sentBefore: false });
  expect(standOf(await mine(), NOW + 61 * MINUTE)).toEqual({ kind: "over", answer: "not-sent" });
  const closes_at = new Date(NOW + 90 * MINUTE).toISOString();
  await learn(keeping, ME, { ...made.round, closes_at, extensions: 1 });
  expect(standOf(await mine(), NOW + 61 * MINUTE).kind).toBe("open");
});

test("after the close the phone looks for its token in the list, and lets go of the answers", async () => {
  await answer(keeping, await ready(), { load: 3 }, NOW);
  await sendDue(keeping, post, later(10));
  const over = NOW + 61 * MINUTE;
  await checkCounted(keeping, () => Promise.resolve(null), over);
  expect(standOf(await mine(), over)).toEqual({ kind: "over", answer: "sent" });
  const hash = toBase64Url(await tokenHash(posted[0]?.prepared ?? ""));
  await checkCounted(keeping, () => Promise.resolve(["another", hash]), over);
  expect(standOf(await mine(), over)).toEqual({ kind: "over", answer: "counted" });
  expect((await mine()).answers).toBeNull();
});

test("a token that is missing from the list is said to be missing", async () => {
  await answer(keeping, await ready(), { load: 3 }, NOW);
  await sendDue(keeping, post, later(10));
  await checkCounted(keeping, () => Promise.resolve(["another"]), NOW + 61 * MINUTE);
  expect(standOf(await mine(), NOW + 61 * MINUTE)).toEqual({ kind: "over", answer: "missing" });
});

test("what never got through is still called not sent after the look-up", async () => {
  await answer(keeping, await ready(), { load: 3 }, NOW);
  await checkCounted(keeping, () => Promise.resolve([]), NOW + 61 * MINUTE);
  expect(standOf(await mine(), NOW + 61 * MINUTE)).toEqual({ kind: "over", answer: "not-sent" });
});

test("a phone that did not answer asks for the list all the same, and only after the close", async () => {
  await ready();
  let asking = 0;
  const list = () => Promise.resolve((asking += 1) > 0 ? ["another"] : null);
  await checkCounted(keeping, list, NOW);
  expect(asking).toBe(0);
  await checkCounted(keeping, list, NOW + 61 * MINUTE);
  await checkCounted(keeping, list, NOW + 62 * MINUTE);
  expect(asking).toBe(1);
  expect(standOf(await mine(), NOW + 61 * MINUTE)).toEqual({ kind: "over", answer: "none" });
});

test("the list is asked for where ballots go, and not of the host that knows who is signed in", async () => {
  const elsewhere = { ...made.round, ballot_origin: "https://sealed.example" };
  await makeReady(keeping, issuer, ME, elsewhere);
  const origins: string[] = [];
  const list = (_round: string, origin: string) => Promise.resolve([String(origins.push(origin))]);
  await checkCounted(keeping, list, NOW + 61 * MINUTE);
  expect(origins).toEqual(["https://sealed.example"]);
});

test("a month after the close nothing is left on the phone", async () => {
  await ready();
  await checkCounted(keeping, () => Promise.resolve([]), NOW + 61 * MINUTE);
  await checkCounted(keeping, () => Promise.resolve([]), NOW + 31 * 24 * 60 * MINUTE);
  expect(await keeping.all()).toEqual([]);
  // But for how far the group's public record went, so that a rewritten one is still noticed.
  const left = await keeping.shelf.all<unknown>("");
  expect(left.map(([key]) => key)).toEqual([`pin.record.${made.round.support_group.id}`]);
});

test("what is pinned names neither the group nor what was asked", async () => {
  await ready();
  const pinned = JSON.stringify(await keeping.shelf.all("pin."));
  expect(pinned).toContain(made.round.sealing_key);
  expect(pinned).not.toContain(made.round.support_group.name);
  expect(pinned).not.toContain("How heavy");
});

test("two people on one phone have a token each and see nothing of each other", async () => {
  await answer(keeping, await ready(), { load: 3 }, NOW);
  const other = await ready("member:other");
  expect(other.answers).toBeNull();
  expect(other.token).not.toEqual((await mine()).token);
  expect(asked).toHaveLength(2);
});

test("signing out takes the answers away, and what was sealed is still sent", async () => {
  await answer(keeping, await ready(), { load: 3 }, NOW);
  await keeping.renew(await mine(), withoutAnswers);
  await sendDue(keeping, post, later(10));
  expect(await opened(posted[0] as Ballot)).toEqual({ v: 1, answers: { load: 3 } });
});

test("in a room it leaves within twenty seconds, and at once when the pulse closes", async () => {
  const seat: Holder = "room:here";
  await answer(keeping, await ready(seat), { load: 3 }, NOW);
  expect((await nextSending(keeping)) ?? 0).toBeLessThan(NOW + LONGEST_DELAY.room);
  await sendAllAtOnce(keeping, post);
  await sendAllAtOnce(keeping, post);
  expect(posted).toHaveLength(1);
});

test("an opening without an answer sends a blank, and says nothing of it", async () => {
  await cover(keeping, await ready(), NOW);
  expect(standOf(await mine(), NOW).kind).toBe("open");
  await sendDue(keeping, post, later(10));
  expect(await opened(posted[0] as Ballot)).toEqual({ v: 1, answers: {} });
  expect(standOf(await mine(), NOW).kind).toBe("open");
  expect(standOf(await mine(), NOW + 61 * MINUTE)).toEqual({ kind: "over", answer: "none" });
});

test("an answer takes the blank's place and its moment, so an opening sends one ballot", async () => {
  await cover(keeping, await ready(), NOW);
  const moment = await nextSending(keeping);
  expect(moment ?? 0).toBeGreaterThanOrEqual(NOW + ANSWERED_WITHIN.member);
  await answer(keeping, await mine(), { load: 3 }, NOW + MINUTE);
  expect(await nextSending(keeping)).toBe(moment);
  await sendDue(keeping, post, later(10));
  expect(posted).toHaveLength(1);
  expect(await opened(posted[0] as Ballot)).toEqual({ v: 1, answers: { load: 3 } });
});

test("an answer given while the blank is under way is not taken for sent", async () => {
  await cover(keeping, await ready(), NOW);
  await sendDue(
    keeping,
    async (origin, ballot) => {
      await answer(keeping, await mine(), { load: 9 }, NOW);
      return post(origin, ballot);
    },
    later(10),
  );
  expect(standOf(await mine(), NOW)).toEqual({ kind: "waiting", failing: false, changed: false });
});

test("the next opening sends what was answered once more, sealed anew, and never a blank in its place", async () => {
  await answer(keeping, await ready(), { load: 3 }, NOW);
  await sendDue(keeping, post, later(10));
  await cover(keeping, await mine(), later(20)());
  expect(standOf(await mine(), NOW).kind).toBe("sent");
  await sendDue(keeping, post, later(40));
  expect(posted[1]?.sealed).not.toBe(posted[0]?.sealed);
  expect(await opened(posted[1] as Ballot)).toEqual({ v: 1, answers: { load: 3 } });
});

test("answers removed from the phone are sent on from sealed copies, each of them once", async () => {
  await answer(keeping, await ready(), { load: 3 }, NOW);
  await sendDue(keeping, post, later(10));
  await forget(keeping, await mine(), 2);
  expect((await mine()).answers).toBeNull();
  for (let opening = 0; opening < 3; opening += 1) {
    await cover(keeping, await mine(), NOW);
    await sendDue(keeping, post, later(59));
  }
  expect(posted).toHaveLength(3);
  expect(new Set(posted.map(({ sealed }) => sealed)).size).toBe(3);
  for (const each of posted) expect(await opened(each)).toEqual({ v: 1, answers: { load: 3 } });
});

test("a closed or coming round gets no ballot from an opening", async () => {
  const kept = await ready();
  await cover(keeping, kept, NOW + 61 * MINUTE);
  await cover(keeping, kept, NOW - 2 * MINUTE);
  expect(await nextSending(keeping)).toBeNull();
});
