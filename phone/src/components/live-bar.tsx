import { m } from "../messages";
import type { State } from "../wire";
import { Help } from "./help";

interface Props {
  state: State;
  connected: boolean;
  /** What to say while the line is down. */
  away: string;
}

export function LiveBar({ state, connected, away }: Props) {
  return (
    <header class="live-bar">
      <div class="live-facts">
        <span class="group-name">{state.room.group_name}</span>
        <span class="here">{m.live.here(state.presence.present)}</span>
      </div>
      <Help />
      <p class="line-state" role="status">
        {connected ? "" : away}
      </p>
    </header>
  );
}
