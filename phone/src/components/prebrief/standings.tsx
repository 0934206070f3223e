import { me } from "../../account";
import { m } from "../../messages";
import { isDue, ownStanding } from "../../prebrief-standing";
import { paths } from "../../route";
import type { GroupSession } from "../../wire";

/** On a session's page: one's own prebrief, and by role who has not confirmed yet. */
export function Standings({ session }: { session: GroupSession }) {
  const own = ownStanding(session, me.value);
  if (!own || session.status === "cancelled" || session.status === "draft") return null;
  const waiting = (session.prebriefs ?? []).filter(({ state }) => state !== "confirmed");
  const roles = waiting.map(({ role }) => m.prebrief.role[role]).join(", ");
  const open = { due: m.prebrief.open, changed: m.prebrief.changedLink, confirmed: m.prebrief.again }[own.state];
  return (
    <>
      {session.status === "scheduled" && (
        <p>
          {waiting.length === 0 ? m.prebrief.ready : `${m.prebrief.waiting(roles)} ${m.prebrief.mine}`}
        </p>
      )}
      {session.status !== "closed" && (
        <a class={own.state === "confirmed" ? "button" : "button primary"} href={paths.prebrief(session.id)}>
          {open}
        </a>
      )}
    </>
  );
}

/** In a list: only what is one's own to do, and only when it is near. */
export function PrebriefDue({ session }: { session: GroupSession }) {
  const own = ownStanding(session, me.value);
  if (!own || !isDue(session, own)) return null;
  return (
    <p>
      <a class="button" href={paths.prebrief(session.id)}>
        {own.state === "changed" ? m.prebrief.changedLink : m.prebrief.due}
      </a>
    </p>
  );
}
