import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { redeemInvitation } from "../account";
import { Problem } from "../api";
import { Fault } from "../components/fault";
import { NoticeScreen } from "../components/notice-screen";
import { m } from "../messages";
import { goInstead, paths } from "../route";
import { said } from "../said";

/** Redeems on a press, never by itself: programs that preview links would use the invitation up. */
export function Welcome({ code }: { code: string }) {
  const busy = useSignal(false);
  const fault = useSignal<string | null>(null);
  // Mostly somebody who came in by it before: the e-mail address is the way in from then on.
  const spent = useSignal(false);
  const faultId = useId();

  async function accept() {
    if (busy.value) return;
    busy.value = true;
    fault.value = null;
    try {
      await redeemInvitation(code);
      goInstead(paths.home);
    } catch (error) {
      spent.value = error instanceof Problem && error.code === "invitation_unknown";
      fault.value = said(error, { invitation_unknown: m.door.invitationUnknown });
    } finally {
      busy.value = false;
    }
  }

  return (
    <NoticeScreen title={m.door.welcomeTitle} text={m.door.welcomeText}>
      <button type="button" class="button primary" aria-disabled={busy.value} onClick={() => void accept()}>
        {busy.value ? m.door.accepting : m.door.accept}
      </button>
      <Fault id={faultId} text={fault.value} />
      {spent.value && (
        <a class="button" href={paths.signIn}>
          {m.door.signIn}
        </a>
      )}
    </NoticeScreen>
  );
}
