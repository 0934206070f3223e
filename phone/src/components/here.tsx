import { m } from "../messages";
import type { Audience, State } from "../wire";

interface Props {
  presence: State["presence"];
  audience: Audience;
}

/** A seat whose phone sleeps still has a vote. Who leads should see that; a resident need not. */
export function Here({ presence: { present, seats }, audience }: Props) {
  const tellsSeats = audience !== "resident" && seats > present;
  return <span class="here">{tellsSeats ? m.live.hereOfSeats(present, seats) : m.live.here(present)}</span>;
}
