import { useSignal } from "@preact/signals";
import { requestCode } from "../account";
import { m } from "../messages";
import { said } from "../said";

/** Codes get lost or wear out; a new one goes to the address that was given already. */
export function SendAgain({ email }: { email: string }) {
  const busy = useSignal(false);
  const outcome = useSignal<string | null>(null);

  async function send() {
    if (busy.value) return;
    busy.value = true;
    outcome.value = null;
    try {
      await requestCode(email);
      outcome.value = m.door.codeSentAgain;
    } catch (error) {
      outcome.value = said(error);
    } finally {
      busy.value = false;
    }
  }

  return (
    <>
      <button type="button" class="button" aria-disabled={busy.value} onClick={() => void send()}>
        {busy.value ? m.door.sending : m.door.sendAgain}
      </button>
      <p role="status">{outcome.value}</p>
    </>
  );
}
