import { useId } from "preact/hooks";
import { m } from "../messages";
import { paths } from "../route";
import type { GroupSession } from "../wire";
import { PrebriefDue } from "./prebrief/standings";
import { SessionAction } from "./session-action";
import { SessionFacts } from "./session-facts";

interface Props {
  title: string;
  sessions: GroupSession[];
  /** Said when there are none; without it the whole part is left out. */
  none?: string;
  today?: boolean;
}

function partOf({ my_part: part }: GroupSession): string | null {
  if (part === "lead") return m.home.youLead;
  return part === "support" ? m.home.youSupport : null;
}

function stateOf({ my_part: part, status }: GroupSession): string | null {
  return part === "coordinator" || status === "cancelled" || status === "open" ? m.home.status[status] : null;
}

export function SessionList({ title, sessions, none, today = false }: Props) {
  const heading = useId();
  if (sessions.length === 0 && none === undefined) return null;
  return (
    <section class="session-list" aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      {sessions.length === 0 && <p class="lead">{none}</p>}
      <ul>
        {sessions.map((session) => (
          <li key={session.id}>
            <h3>
              <a href={paths.session(session.id)}>{session.support_group.name}</a>
            </h3>
            <p class="small state">{[stateOf(session), partOf(session)].filter(Boolean).join(". ")}</p>
            <SessionFacts session={session} brief={!today} />
            <PrebriefDue session={session} />
            <SessionAction session={session} today={today} />
          </li>
        ))}
      </ul>
    </section>
  );
}
