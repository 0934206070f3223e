import { useSignal } from "@preact/signals";
import { signOut } from "../account";
import { m } from "../messages";
import { said } from "../said";
import { Help } from "./help";

/** What stands at the foot of every signed-in home. */
export function HomeFoot() {
  const fault = useSignal<string | null>(null);
  const leave = () => signOut().catch((error: unknown) => (fault.value = said(error)));
  return (
    <div class="aside with-help">
      <p>
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
