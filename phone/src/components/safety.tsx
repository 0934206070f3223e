import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { SAFETY_PROTOCOL, SAFETY_PROTOCOL_REVIEW } from "../generated/safety-protocol";
import { tonight } from "../help/tonight";
import { m } from "../messages";
import { NumberList } from "./number-list";
import { Sheet } from "./sheet";

type Part = keyof typeof m.safety.parts;

const PARTS: readonly Part[] = ["both", "stays", "holds"];

/** What two facilitators do when somebody may be in danger. Opens without a network, like Help. */
export function Safety() {
  const open = useSignal(false);
  return (
    <>
      <button type="button" class="button quiet safety" onClick={() => (open.value = true)}>
        {m.safety.button}
      </button>
      {open.value && <SafetySheet onClose={() => (open.value = false)} />}
    </>
  );
}

export function SafetySheet({ onClose }: { onClose: () => void }) {
  const part = useSignal<Part>("both");
  const numbers = useRef<HTMLHeadingElement>(null);
  const known = tonight.value;
  const steps = SAFETY_PROTOCOL.steps.filter(({ who }) => part.value === "both" || who === "both" || who === part.value);
  return (
    <Sheet
      title={m.safety.title}
      onClose={onClose}
      above={
        <button type="button" class="button safety" onClick={() => numbers.current?.scrollIntoView({ block: "start" })}>
          {m.safety.toNumbers}
        </button>
      }
    >
      <div class="row" role="group" aria-label={m.safety.partLabel}>
        {PARTS.map((each) => (
          <button
            key={each}
            type="button"
            class="button"
            aria-pressed={part.value === each}
            onClick={() => (part.value = each)}
          >
            {m.safety.parts[each]}
          </button>
        ))}
      </div>
      <ol class="rules numbered protocol">
        {steps.map((step) => (
          <li key={step.id}>
            <p class="small strong">{m.safety.who[step.who]}</p>
            <p>{step.do}</p>
            <p class="aloud">{m.safety.aloud(step.say)}</p>
          </li>
        ))}
      </ol>
      <h3 ref={numbers} class="below-head">
        {m.safety.call}
      </h3>
      {known ? <NumberList known={known} contactsFirst /> : <p class="strong">{m.safety.noNumbers}</p>}
      <p>{m.safety.afterwards}</p>
      <p class="small">
        {SAFETY_PROTOCOL_REVIEW === "unreviewed" && `${m.common.unreviewedText}. `}
        {m.safety.honest}
      </p>
    </Sheet>
  );
}
