/** The pulse on this phone: what it keeps for whoever is here, and the moments when something leaves. */
import { signal } from "@preact/signals";
import { seats } from "../this-phone";
import { CHANNEL, wakeLater } from "./background";
import { Keeping } from "./keeping";
import { type Holder, type Kept, withoutAnswers } from "./kept";
import { bringForward, nextSending, sendAllAtOnce, sendDue } from "./sending";
import { openShelf } from "./shelf";
import { post } from "./without-account";

let opening: Promise<Keeping> | null = null;

export function keeping(): Promise<Keeping> {
  opening ??= openShelf().then((shelf) => new Keeping(shelf));
  return opening;
}

/** Everything that is kept here; screens pick what is theirs. Null until it was read. */
export const kept = signal<readonly Kept[] | null>(null);

export function keptBy(holder: Holder | null): readonly Kept[] {
  return (kept.value ?? []).filter((each) => each.holder === holder);
}

export async function readAgain(): Promise<void> {
  kept.value = await (await keeping()).all();
}

let timer: ReturnType<typeof setTimeout> | undefined;

/** Sends what is due, and comes back for the next. */
export async function attend(): Promise<void> {
  const here = await keeping();
  clearTimeout(timer);
  await sendDue(here, post);
  await readAgain();
  const next = await nextSending(here);
  clearTimeout(timer);
  if (next === null) return;
  timer = setTimeout(() => void attend(), Math.max(0, next - Date.now()));
  void wakeLater();
}

export async function sendSoon(): Promise<void> {
  await bringForward(await keeping());
  await attend();
}

/** At the latest when the app is put away: a phone's memory is no place to wait in. */
export function sendWhenPutAway(): void {
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "hidden") return;
    void keeping()
      .then((here) => sendAllAtOnce(here, post))
      .then(readAgain);
  });
}

/** A seat that is gone leaves its token for the look-up after the close, and no answers. */
export async function tidyRooms(): Promise<void> {
  const here = await keeping();
  for (const each of await here.all()) {
    const [kind, room] = each.holder.split(":");
    if (kind === "room" && seats.in(room ?? "") === null) await here.renew(each, withoutAnswers);
  }
}

export function followNetwork(): void {
  addEventListener("online", () => void sendSoon());
  if ("BroadcastChannel" in globalThis) {
    new BroadcastChannel(CHANNEL).addEventListener("message", () => void readAgain());
  }
}
