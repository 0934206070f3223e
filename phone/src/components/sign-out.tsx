import { useSignal } from "@preact/signals";
import { signOut } from "../account";
import { m } from "../messages";
import { said } from "../said";

export function SignOut() {
  const fault = useSignal<string | null>(null);
  const leave = () => signOut().catch((error: unknown) => (fault.value = said(error)));
  return (
    <p class="aside">
      <button type="button" class="link" onClick={() => void leave()}>
        {m.home.signOut}
      </button>
      <span class="fault" role="alert">
        {fault.value}
      </span>
    </p>
  );
}
