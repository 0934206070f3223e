import { useSignal } from "@preact/signals";
import { m } from "../../messages";
import type { DeskState, Hands } from "../../room/lead";
import { emptySketch, type Sketch } from "../../room/poll-draft";
import { AskSheet } from "./ask-sheet";

interface Props {
  id: string;
  state: DeskState;
  hands: Hands;
}

/** A question that the script does not have. What was written stays when the sheet is closed by mistake. */
export function AskButton({ id, state, hands }: Props) {
  const open = useSignal(false);
  const sketch = useSignal<Sketch>(emptySketch);
  const { poll, presence } = state;
  const forgets = poll?.status === "closed" || poll?.status === "sorting";
  return (
    <>
      <button type="button" class="button" onClick={() => (open.value = true)}>
        {m.asking.button}
      </button>
      {open.value && (
        <AskSheet
          id={id}
          hands={hands}
          sketch={sketch}
          forgets={forgets}
          seats={presence.seats}
          onClose={() => (open.value = false)}
        />
      )}
    </>
  );
}
