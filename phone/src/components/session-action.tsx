import { useSignal } from "@preact/signals";
import { m } from "../messages";
import { go, paths } from "../route";
import { said } from "../said";
import { openRoom } from "../sessions";
import type { GroupSession } from "../wire";

interface Props {
  session: GroupSession;
  today: boolean;
}

/** The one thing this person can do with this session now. */
export function SessionAction({ session, today }: Props) {
  const { my_part: part, status } = session;
  if (status === "cancelled" || status === "closed" || status === "draft") return null;
  if (part === "member") return today ? <p>{m.home.joinHint}</p> : null;
  if (part !== "lead" && part !== "support") return null;
  if (session.room?.status === "open") {
    return (
      <a class="button primary" href={paths.desk(session.room.id)}>
        {m.home.goToRoom}
      </a>
    );
  }
  return opensNow(session) ? <OpenRoom id={session.id} /> : null;
}

/** The server's own hours, which reach past midnight. */
function opensNow({ opens_from, opens_until }: GroupSession): boolean {
  const now = Date.now();
  return Date.parse(opens_from) <= now && now <= Date.parse(opens_until);
}

function OpenRoom({ id }: { id: string }) {
  const busy = useSignal(false);
  const fault = useSignal<string | null>(null);

  async function open() {
    if (busy.value) return;
    busy.value = true;
    fault.value = null;
    try {
      go(paths.desk(await openRoom(id)));
    } catch (error) {
      fault.value = said(error);
    } finally {
      busy.value = false;
    }
  }

  return (
    <>
      <button type="button" class="button primary" aria-disabled={busy.value} onClick={() => void open()}>
        {busy.value ? m.home.opening : m.home.openRoom}
      </button>
      <p class="fault" role="alert">
        {fault.value}
      </p>
    </>
  );
}
