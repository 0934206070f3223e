/** A session's round on the phone of somebody who has a seat and no account. */
import { seats } from "../this-phone";
import { type Holder, withoutAnswers } from "./kept";
import { sendAtOnce } from "./sending";
import { keeping, readAgain } from "./this-phone";
import { Declined, post } from "./without-account";

const AGAIN_AFTER = 5_000; // milliseconds

export function holderIn(room: string): Holder {
  return `room:${room}`;
}

/** Whether there is nothing more to try. */
async function getReady(room: string): Promise<boolean> {
  const seat = seats.in(room);
  if (!seat) return true;
  const [{ fetchRoundOfRoom, toSeat }, { makeReady }] = await Promise.all([import("./seated"), import("./tokens")]);
  const round = await fetchRoundOfRoom(room, seat.token);
  if (!round) return true;
  const kept = await makeReady(await keeping(), toSeat(room, seat.token), holderIn(room), round);
  await readAgain();
  return kept.keys === "changed" || (kept.token !== null && kept.token.state !== "asked");
}

/** A page that is put away may never come back in time: what waits leaves without the rest of its delay. */
async function sendWhatWaits(room: string): Promise<void> {
  const here = await keeping();
  for (const each of await here.of(holderIn(room))) await sendAtOnce(here, each, post);
  await readAgain();
}

/**
 * Right after joining, when everybody's phone asks: so asking tells nothing about answering.
 * Tries until it got there; returns what stops it.
 */
export function keepReady(room: string): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over = false;
  const attempt = async () => {
    const done = await getReady(room).catch((error: unknown) => error instanceof Declined);
    if (!done && !over) timer = setTimeout(() => void attempt(), AGAIN_AFTER);
  };
  const hidden = () => {
    if (document.visibilityState === "hidden") void sendWhatWaits(room);
  };
  document.addEventListener("visibilitychange", hidden);
  void attempt();
  return () => {
    over = true;
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", hidden);
  };
}

/** The seat is over: the token stays for the look-up after the close, the answers go. */
export async function leftRoom(room: string): Promise<void> {
  const here = await keeping();
  for (const each of await here.of(holderIn(room))) await here.renew(each, withoutAnswers);
  await readAgain();
}
