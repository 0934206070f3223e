import { useSignal } from "@preact/signals";
import { signOut } from "../account";
import { m } from "../messages";
import { paths } from "../route";
import { said } from "../said";
import { Help } from "./help";

/** What stands at the foot of every signed-in home. */
export function HomeFoot() {
  const fault = useSignal<string | null>(null);
  const leave = () => signOut().catch((error: unknown) => (fault.value = said(error)));
  return (
    <div class="aside with-help">
      <p>
        <a href={paths.reminders}>{m.reminders.link}</a>
        <button type="button" class="link" onClick={() => void leave()}>
          {m.home.signOut}
        </button>
        <span class="fault" role="alert">
          {fault.value}
        </span>
      </p>
      <Help />
    </div>
  );
}
