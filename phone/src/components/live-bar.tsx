import type { ComponentChildren } from "preact";
import type { Audience, State } from "../wire";
import { HelpFor } from "./help-for";
import { Here } from "./here";

interface Props {
  state: State;
  audience: Audience;
  connected: boolean;
  /** What to say while the line is down. */
  away: string;
  /** What stands beside the way to help. */
  children?: ComponentChildren;
}

export function LiveBar({ state, audience, connected, away, children }: Props) {
  return (
    <header class="live-bar">
      <div class="live-facts">
        <span class="group-name">{state.room.group_name}</span>
        <Here presence={state.presence} audience={audience} />
      </div>
      {children}
      <HelpFor audience={audience} />
      <p class="line-state" role="status">
        {connected ? "" : away}
      </p>
    </header>
  );
}
