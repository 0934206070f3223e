import { m } from "../messages";
import type { State } from "../wire";

/** Whoever follows a plan, on whatever screen, may know that no clinician has looked at it yet. */
export function Unreviewed({ room }: { room: State["room"] }) {
  return room.review_state === "unreviewed" ? <p class="small">{m.common.unreviewed}</p> : null;
}
