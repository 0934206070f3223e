/** A session's round on the phone of somebody who has a seat and no account. */
import { seats } from "../this-phone";
import type { Holder } from "./kept";
import { withoutAnswers } from "./kept";
import { sendAtOnce } from "./sending";
import { keeping, readAgain } from "./this-phone";
import { post } from "./without-account";

export function holderIn(room: string): Holder {
  return `room:${room}`;
}

/** Right after joining, when everybody's phone asks: so asking tells nothing about answering. */
export async function readyInRoom(room: string): Promise<void> {
  const seat = seats.in(room);
  if (!seat) return;
  const [{ fetchRoundOfRoom, toSeat }, { makeReady }] = await Promise.all([import("./seated"), import("./tokens")]);
  const round = await fetchRoundOfRoom(room, seat.token);
  if (!round) return;
  await makeReady(await keeping(), toSeat(room, seat.token), holderIn(room), round);
  await readAgain();
}

/** When the pulse closes or the phone leaves, what waits goes out without its delay. */
export async function sendBeforeTheEnd(room: string): Promise<void> {
  const here = await keeping();
  for (const each of await here.of(holderIn(room))) await sendAtOnce(here, each, post);
  await readAgain();
}

export async function forgetAnswersIn(room: string): Promise<void> {
  const here = await keeping();
  for (const each of await here.of(holderIn(room))) await here.renew(each, withoutAnswers);
  await readAgain();
}
