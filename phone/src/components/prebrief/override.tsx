import { useSignal } from "@preact/signals";
import { m } from "../../messages";
import type { OverrideReason } from "../../prebriefs";
import { Sheet } from "../sheet";

interface Props {
  /** By role, who has not confirmed. */
  waiting: string;
  onYes: (reason: OverrideReason) => void;
  onNo: () => void;
}

/** The lead opens before everybody has confirmed: a reason from the list, and nothing to type. */
export function Override({ waiting, onYes, onNo }: Props) {
  const reason = useSignal<OverrideReason | null>(null);
  const fault = useSignal<string | null>(null);
  const reasons = Object.entries(m.prebrief.reason) as [OverrideReason, string][];
  return (
    <Sheet
      title={m.prebrief.overrideTitle}
      onClose={onNo}
      actions={
        <>
          <button
            type="button"
            class="button primary"
            onClick={() => (reason.value ? onYes(reason.value) : (fault.value = m.prebrief.overrideFault))}
          >
            {m.prebrief.overrideYes}
          </button>
          <button type="button" class="button" onClick={onNo}>
            {m.common.cancel}
          </button>
        </>
      }
    >
      <p>{m.prebrief.waiting(waiting)}</p>
      <p>{m.prebrief.overrideText}</p>
      <fieldset class="scenario">
        <legend>{m.prebrief.overrideWhy}</legend>
        {reasons.map(([id, text]) => (
          <label class="choice" key={id}>
            <input
              type="radio"
              name="override"
              checked={reason.value === id}
              onChange={() => {
                reason.value = id;
                fault.value = null;
              }}
            />
            <span>{text}</span>
          </label>
        ))}
      </fieldset>
      <p class="fault" role="alert">
        {fault.value}
      </p>
    </Sheet>
  );
}
