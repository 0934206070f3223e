import { useSignal } from "@preact/signals";
import { m } from "../../messages";
import type { DeskState, Hands } from "../../room/lead";
import { CueSheet } from "./cue-sheet";

/** For who facilitates with somebody: a line that the room does not see. */
export function CueButton({ state, hands }: { state: DeskState; hands: Hands }) {
  const open = useSignal(false);
  if (state.desk.co_facilitators.length < 2) return null;
  return (
    <>
      <button type="button" class="button quiet" onClick={() => (open.value = true)}>
        {m.desk.cue}
      </button>
      {open.value && <CueSheet state={state} hands={hands} onClose={() => (open.value = false)} />}
    </>
  );
}
