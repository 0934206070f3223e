import { useSignal } from "@preact/signals";
import { m } from "../messages";
import { Sheet } from "./sheet";

/** Part of the shell, so that it opens without a network. It contacts nobody. */
export function Help() {
  const open = useSignal(false);
  return (
    <>
      <button type="button" class="button quiet" onClick={() => (open.value = true)}>
        {m.live.help}
      </button>
      {open.value && (
        <Sheet title={m.live.helpTitle} onClose={() => (open.value = false)}>
          <p class="strong">{m.live.helpDanger}</p>
          <p>{m.live.helpTell}</p>
          <p>{m.live.helpNumbers}</p>
          <p class="small">{m.live.helpHonest}</p>
        </Sheet>
      )}
    </>
  );
}
