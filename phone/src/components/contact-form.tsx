import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { m } from "../messages";
import type { ContactDraft } from "../program-numbers";
import { said } from "../said";
import { CheckRow } from "./check-row";
import { Fault } from "./fault";
import { LineField } from "./line-field";

const LONGEST = { service: 80, phone: 32, when: 80 };
const NEW: ContactDraft = { service: "", phone: "", when: "", for_residents: false };

interface Props {
  draft?: ContactDraft;
  submit: (draft: ContactDraft) => Promise<unknown>;
  onDone: () => void;
}

/** A role or service, its number, and when it answers. */
export function ContactForm({ draft: given, submit, onDone }: Props) {
  const draft = useSignal<ContactDraft>(given ?? NEW);
  const busy = useSignal(false);
  const fault = useSignal<string | null>(null);
  const faultId = useId();
  const change = (part: Partial<ContactDraft>) => {
    draft.value = { ...draft.value, ...part };
    fault.value = null;
  };

  async function save(event: Event) {
    event.preventDefault();
    if (busy.value) return;
    busy.value = true;
    try {
      await submit(draft.value);
      onDone();
    } catch (error) {
      fault.value = said(error);
    } finally {
      busy.value = false;
    }
  }

  return (
    <form class="contact-form" noValidate onSubmit={(event) => void save(event)}>
      {(["service", "phone", "when"] as const).map((field) => (
        <LineField
          key={field}
          label={m.numbers[field]}
          text={draft.value[field]}
          longest={LONGEST[field]}
          describedBy={faultId}
          onInput={(text) => change({ [field]: text })}
        />
      ))}
      <CheckRow
        text={m.numbers.forResidents}
        checked={draft.value.for_residents}
        onToggle={() => change({ for_residents: !draft.value.for_residents })}
      />
      <Fault id={faultId} text={fault.value} />
      <button type="submit" class="button primary" aria-disabled={busy.value}>
        {busy.value ? m.numbers.saving : m.numbers.save}
      </button>
    </form>
  );
}
