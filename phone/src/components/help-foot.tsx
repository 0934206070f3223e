import { me, onlyDirects } from "../account";
import type { Route } from "../route";
import { Help } from "./help";

/** These have Help at a place of their own. */
const WITH_HELP: readonly Route["screen"][] = ["home", "join", "room", "desk", "projector"];
/** These turn into the home of somebody who may not see them. */
const SIGNED_IN: readonly Route["screen"][] = ["session", "prepare", "results", "debrief", "group-pulse", "program-numbers", "contact-wishes"];

/** Help is on every screen: here at the foot of those that have no other place for it. */
export function HelpFoot({ now: { screen } }: { now: Route }) {
  const shut = !me.value || onlyDirects(me.value);
  if (WITH_HELP.includes(screen) || (shut && SIGNED_IN.includes(screen))) return null;
  return (
    <aside class="help-foot">
      <Help />
    </aside>
  );
}
