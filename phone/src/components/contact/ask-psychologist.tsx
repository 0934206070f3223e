import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { askForContact, type ToAsk } from "../../contact/wishes";
import type { Numbers } from "../../help/numbers";
import { m } from "../../messages";
import { said } from "../../said";
import { Fault } from "../fault";
import { LineField } from "../line-field";

const LONGEST = 100;

/** On the help sheet: a wish that only one person's device can open. */
export function AskPsychologist({ known: { program, to_ask: people } }: { known: Numbers }) {
  const chosen = useSignal(0);
  const person = people[chosen.value];
  if (!person) return null;
  return (
    <details class="help-card">
      <summary>{m.contact.title}</summary>
      {people.length > 1 && (
        <fieldset>
          <legend>{m.contact.whom}</legend>
          {people.map(({ key, name }, index) => (
            <label class="choice" key={key}>
              <input type="radio" name="to-ask" checked={index === chosen.value} onChange={() => (chosen.value = index)} />
              <span>{name}</span>
            </label>
          ))}
        </fieldset>
      )}
      <p class="small">{m.contact.text(person.name)}</p>
      <AskForm key={person.key} program={program} person={person} />
    </details>
  );
}

function AskForm({ program, person }: { program: string; person: ToAsk }) {
  const name = useSignal("");
  const reach = useSignal("");
  const busy = useSignal(false);
  const sent = useSignal(false);
  const fault = useSignal<string | null>(null);
  const ids = { fault: useId(), hint: useId() };

  async function send(event: Event) {
    event.preventDefault();
    if (busy.value) return;
    const wish = { name: name.value.trim(), reach: reach.value.trim() };
    fault.value = wish.name === "" || wish.reach === "" ? m.contact.fault : null;
    if (fault.value !== null) return;
    busy.value = true;
    try {
      await askForContact(program, person, wish);
      sent.value = true;
    } catch (error) {
      fault.value = said(error);
    } finally {
      busy.value = false;
    }
  }

  if (sent.value) return <p role="status">{m.contact.sent(person.name)}</p>;
  return (
    <form class="contact-form" noValidate onSubmit={(event) => void send(event)}>
      <LineField label={m.contact.name} text={name.value} longest={LONGEST} describedBy={ids.fault} onInput={(text) => (name.value = text)} />
      <LineField label={m.contact.reach} text={reach.value} longest={LONGEST} describedBy={ids.hint} onInput={(text) => (reach.value = text)} />
      <p class="small" id={ids.hint}>
        {m.contact.reachHint}
      </p>
      <Fault id={ids.fault} text={fault.value} />
      <button type="submit" class="button primary" aria-disabled={busy.value}>
        {busy.value ? m.contact.sending : m.contact.send}
      </button>
    </form>
  );
}
