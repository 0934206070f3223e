import type { ComponentChildren } from "preact";
import { m } from "../../messages";
import type { ProgramAction } from "../../program/wire";
import { dateOf } from "../../when";

interface Props {
  actions: readonly ProgramAction[];
  /** What may be done with each of them. */
  children?: (action: ProgramAction) => ComponentChildren;
}

export function ActionList({ actions, children }: Props) {
  return (
    <ul class="action-list">
      {actions.map((action) => (
        <li key={action.id}>
          <p class="strong">{action.title}</p>
          {action.description && <p>{action.description}</p>}
          <p class="small">
            {m.program.doneOn(dateOf(action.done_on))}. {m.program.about(action.about_text)}
          </p>
          {children?.(action)}
        </li>
      ))}
    </ul>
  );
}
