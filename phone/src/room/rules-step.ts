import type { Step } from "../wire";

/** By convention of the content: in the step of this id the rules themselves are on show. */
const RULES_STEP = "ground-rules";

export function showsRules(step: Step): boolean {
  return step.id === RULES_STEP;
}
