import { m } from "../messages";
import { dayAndTime } from "../when";
import type { GroupSession } from "../wire";

interface Props {
  session: GroupSession;
  /** For a session that is not near: when and where is enough, and with whom for who arranges it. */
  brief?: boolean;
}

/** When, where and with whom. */
export function SessionFacts({ session, brief = false }: Props) {
  const { plan, co_facilitators: people, my_part: part } = session;
  return (
    <>
      <p class="session-when">
        <time dateTime={session.starts_at}>
          {dayAndTime(session.starts_at, session.ends_at, session.program.time_zone)}
        </time>
        {session.protected_time && <span class="protected">{m.home.protectedTime}</span>}
      </p>
      {session.place !== "" && <p>{session.place}</p>}
      {(part === "coordinator" || (part !== "member" && !brief)) && (
        <p class="small">
          {people.length === 0
            ? m.home.noneAssigned
            : people.map(({ name, is_lead }) => (is_lead ? m.home.leads(name) : name)).join(", ")}
        </p>
      )}
      {part !== "member" && !brief && (
        <p class="small">
          {m.home.planLine(plan.title, plan.minutes)}
          {plan.review_state === "unreviewed" && `. ${m.common.unreviewed}.`}
        </p>
      )}
    </>
  );
}
