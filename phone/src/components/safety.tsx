import { useSignal } from "@preact/signals";
import { m } from "../messages";
import { Sheet } from "./sheet";

/** What two facilitators do when somebody may be in danger. Opens without a network, like Help. */
export function Safety() {
  const open = useSignal(false);
  return (
    <>
      <button type="button" class="button quiet safety" onClick={() => (open.value = true)}>
        {m.safety.button}
      </button>
      {open.value && (
        <Sheet title={m.safety.title} onClose={() => (open.value = false)}>
          <ol class="rules numbered">
            {m.safety.steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <p class="strong">{m.safety.contact}</p>
          <p class="small">
            {m.common.unreviewedText}. {m.safety.honest}
          </p>
        </Sheet>
      )}
    </>
  );
}
