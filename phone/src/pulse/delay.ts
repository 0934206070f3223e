/**
 * When a sealed ballot leaves: at a random moment, so that it cannot be matched to a tap or to the
 * opening of the app. All times in milliseconds.
 */
import type { Holder } from "./kept";

export const LONGEST_DELAY = { member: 10 * 60_000, room: 20_000 };
const AFTER_OPENING = 20_000;
const FIRST_RETRY = 15_000;
const LONGEST_RETRY = 5 * 60_000;

type Random = () => number;

/** Evenly between 0 and 1, from the source that keys come from. */
export function evenly(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;
}

/** What an opening sends waits a moment, so that an answer given at once can take its place. */
export const ANSWERED_WITHIN = { member: 2 * 60_000, room: 5_000 };

export function coverAt(holder: Holder, now: number, closesAt: number, random: Random = evenly): number {
  const inRoom = holder.startsWith("room:");
  const least = inRoom ? ANSWERED_WITHIN.room : ANSWERED_WITHIN.member;
  const longest = inRoom ? LONGEST_DELAY.room : LONGEST_DELAY.member;
  return Math.min(now + least + random() * (longest - least), now + Math.max(0, (closesAt - now) / 2));
}

/** Never later than half way to the close. */
export function sendAt(holder: Holder, now: number, closesAt: number, random: Random = evenly): number {
  const longest = holder.startsWith("room:") ? LONGEST_DELAY.room : LONGEST_DELAY.member;
  return now + random() * Math.min(longest, Math.max(0, (closesAt - now) / 2));
}

export function retryAt(now: number, tries: number, random: Random = evenly): number {
  return now + (0.5 + random()) * Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** tries);
}

/** For what is overdue when the app is opened or finds a network: soon, and not with the first request. */
export function soonAfterOpening(now: number, random: Random = evenly): number {
  return now + random() * AFTER_OPENING;
}
