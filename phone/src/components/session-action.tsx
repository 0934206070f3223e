import { useSignal } from "@preact/signals";
import { m } from "../messages";
import type { OverrideReason } from "../prebriefs";
import { go, paths } from "../route";
import { said } from "../said";
import { openRoom } from "../sessions";
import type { GroupSession } from "../wire";
import { Override } from "./prebrief/override";

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
  return opensNow(session) ? <OpenRoom session={session} /> : null;
}

/** The server's own hours, which reach past midnight. */
function opensNow({ opens_from, opens_until }: GroupSession): boolean {
  const now = Date.now();
  return Date.parse(opens_from) <= now && now <= Date.parse(opens_until);
}

function OpenRoom({ session: { id, my_part: part, prebriefs } }: { session: GroupSession }) {
  const busy = useSignal(false);
  const fault = useSignal<string | null>(null);
  const asking = useSignal(false);
  const waiting = (prebriefs ?? []).filter(({ state }) => state !== "confirmed");
  const roles = waiting.map(({ role }) => m.prebrief.role[role]).join(", ");

  async function open(override?: OverrideReason) {
    asking.value = false;
    if (busy.value) return;
    busy.value = true;
    fault.value = null;
    try {
      go(paths.desk(await openRoom(id, override)));
    } catch (error) {
      fault.value = said(error);
    } finally {
      busy.value = false;
    }
  }

  return (
    <>
      <button
        type="button"
        class={waiting.length === 0 ? "button primary" : "button"}
        aria-disabled={busy.value}
        onClick={() => void open()}
      >
        {busy.value ? m.home.opening : m.home.openRoom}
      </button>
      <p class="fault" role="alert">
        {fault.value}
      </p>
      {part === "lead" && waiting.length > 0 && (
        <button type="button" class="button" onClick={() => (asking.value = true)}>
          {m.prebrief.override}
        </button>
      )}
      {asking.value && <Override waiting={roles} onYes={(reason) => void open(reason)} onNo={() => (asking.value = false)} />}
    </>
  );
}
