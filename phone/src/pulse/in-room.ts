/** A session's round on the phone of somebody who has a seat and no account. */
import { seats } from "../this-phone";
import { type Holder, withoutAnswers } from "./kept";
import { attend, keeping, readAgain } from "./this-phone";
import { Declined } from "./without-account";

const AGAIN_AFTER = 5_000; // milliseconds

export function holderIn(room: string): Holder {
  return `room:${room}`;
}

/** Whether there is nothing more to try. */
async function getReady(room: string): Promise<boolean> {
  const seat = seats.in(room);
  if (!seat) return true;
  const [{ fetchRoundOfRoom, toSeat }, { makeReady }, { cover }] = await Promise.all([
    import("./seated"),
    import("./tokens"),
    import("./covering"),
  ]);
  const round = await fetchRoundOfRoom(room, seat.token);
  if (!round) return true;
  const here = await keeping();
  const kept = await makeReady(here, toSeat(room, seat.token), holderIn(room), round);
  await cover(here, kept);
  await attend();
  return kept.keys === "changed" || (kept.token !== null && kept.token.state !== "asked");
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
  void attempt();
  return () => {
    over = true;
    clearTimeout(timer);
  };
}

/** The seat is over: the token stays for the look-up after the close, the answers go. */
export async function leftRoom(room: string): Promise<void> {
  const here = await keeping();
  for (const each of await here.of(holderIn(room))) await here.renew(each, withoutAnswers);
  await readAgain();
}
