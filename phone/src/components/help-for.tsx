import type { Audience } from "../wire";
import { Help } from "./help";
import { Safety } from "./safety";

/** Facilitators act on others' behalf; everybody else, the wall's readers too, asks for themselves. */
export function HelpFor({ audience }: { audience: Audience }) {
  return audience === "staff" ? <Safety /> : <Help />;
}
