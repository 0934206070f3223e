/** What happens at every opening of the app, for everybody alike, whether or not they will answer. */
import { signal } from "@preact/signals";
import type { Me } from "../wire";
import { askToKeep } from "./background";
import type { Holder, Kept } from "./kept";
import { Declined, fetchCounted } from "./without-account";
import { attend, keeping, readAgain, sendSoon, tidyRooms } from "./this-phone";

const AGAIN_AFTER = 10 * 60_000; // milliseconds

/** Whose rounds the screens show: the one signed in, or without a network the one who was. */
export const holder = signal<Holder | null>(null);

async function getReady(person: Me): Promise<void> {
  const here = await keeping();
  const mine: Holder = `member:${person.id}`;
  // Loaded when it is needed: the door of a room does not wait for it.
  const [{ fetchRounds, toMembers }, { learn, makeReady }] = await Promise.all([import("./signed-in"), import("./tokens")]);
  const rounds = await fetchRounds();
  for (const round of rounds) await learn(here, mine, round);
  await readAgain();
  for (const round of rounds) await makeReady(here, toMembers, mine, round).catch(() => undefined);
  await readAgain();
}

async function lookUpCounted(): Promise<void> {
  const { checkCounted } = await import("./counting");
  const ask = (round: string, origin: string) =>
    fetchCounted(round, origin).catch((error: unknown) => {
      if (error instanceof Declined && error.code === "round_not_closed") return null;
      throw error;
    });
  await checkCounted(await keeping(), ask);
  await readAgain();
}

/** Also of who signed out, or is without a network: the phone was opened all the same. */
async function coverAll(): Promise<void> {
  const { cover } = await import("./covering");
  const here = await keeping();
  for (const each of await here.all()) {
    if (each.holder.startsWith("member:")) await cover(here, each);
  }
  await attend();
}

/** @param person null for nobody; undefined when the server could not be reached to ask. */
export async function opened(person: Me | null | undefined): Promise<void> {
  const here = await keeping();
  if (person !== undefined) await here.rememberHolder(person && `member:${person.id}`);
  holder.value = (await here.lastHolder()) ?? null;
  await tidyRooms();
  await sendSoon();
  if (person) {
    void askToKeep();
    await getReady(person).catch(() => undefined);
  }
  await coverAll().catch(() => undefined);
  await lookUpCounted().catch(() => undefined);
}

/** An app that stays in the phone's memory for days is opened all the same when somebody looks at it. */
export function reopenWhenSeen(person: () => Me | null | undefined): void {
  let last = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible") return;
    void attend();
    if (Date.now() - last < AGAIN_AFTER) return;
    last = Date.now();
    void opened(person());
  });
}

/** Signing out: the next person on this phone finds no answers. */
export async function forgetHere(): Promise<void> {
  const here = await keeping();
  const gone: readonly Kept[] = holder.value === null ? [] : await here.of(holder.value);
  const { forget } = await import("./covering");
  for (const each of gone) await forget(here, each);
  await here.rememberHolder(null);
  holder.value = null;
  await readAgain();
}
