import { useSignal } from "@preact/signals";
import { ContactForm } from "../components/contact-form";
import { Failed } from "../components/failed";
import { Fault } from "../components/fault";
import { Heading } from "../components/heading";
import { NumberList } from "../components/number-list";
import { useAnswer } from "../components/use-answer";
import { m } from "../messages";
import {
  addContact,
  changeContact,
  fetchResources,
  type OnCallContact,
  removeContact,
  type SafetyResources,
  verifyContact,
} from "../program-numbers";
import { paths } from "../route";
import { said } from "../said";
import { dayOf } from "../when";

/** For coordinators: whom the program's people call, and when somebody last rang it. */
export function ProgramNumbersScreen({ id }: { id: string }) {
  const { asked, again } = useAnswer(() => fetchResources(id), id);
  const now = asked.value;
  return (
    <main class="page">
      <Heading text={m.numbers.title} />
      <p class="lead">{m.numbers.lead}</p>
      {now.kind === "asking" && <p role="status">{m.common.loading}</p>}
      {now.kind === "failed" && <Failed why={now.why} again={again} />}
      {now.kind === "here" && <Numbers id={id} known={now.data} again={again} />}
      <p class="aside">
        <a href={paths.home}>{m.common.toStart}</a>
      </p>
    </main>
  );
}

function Numbers({ id, known, again }: { id: string; known: SafetyResources; again: () => void }) {
  const adding = useSignal(false);
  return (
    <>
      {known.problems.length === 0 && (
        <p class="strong" role="status">
          {m.numbers.well}
        </p>
      )}
      {known.problems.map(({ code, detail }) => (
        <p class="fault" role="alert" key={code}>
          {detail}
        </p>
      ))}
      <p class="small">{m.numbers.goodFor(known.good_for_days)}</p>
      <h2>{m.numbers.contacts}</h2>
      <p class="small">{m.numbers.contactsHint}</p>
      <ul class="contacts">
        {known.contacts.map((contact) => (
          <Contact key={contact.id} program={id} contact={contact} again={again} />
        ))}
      </ul>
      {adding.value ? (
        <ContactForm submit={(draft) => addContact(id, draft)} onDone={again} />
      ) : (
        <button type="button" class="button" onClick={() => (adding.value = true)}>
          {m.numbers.add}
        </button>
      )}
      <h2>{m.numbers.country}</h2>
      <p class="small">{m.numbers.countryHint}</p>
      {known.country && <NumberList known={{ country: known.country, contacts: [] }} />}
    </>
  );
}

function Contact({ program, contact, again }: { program: string; contact: OnCallContact; again: () => void }) {
  const changing = useSignal(false);
  const fault = useSignal<string | null>(null);
  const { id, service, phone, when, for_residents: forResidents, verified_on: rung } = contact;
  const run = (work: Promise<void>) => {
    work.then(again, (error: unknown) => (fault.value = said(error)));
  };
  if (changing.value) {
    return (
      <li>
        <ContactForm draft={contact} submit={(draft) => changeContact(program, id, draft)} onDone={again} />
      </li>
    );
  }
  return (
    <li>
      <p class="strong">{service}</p>
      <p>
        {phone}, {when}
      </p>
      <p class="small">
        {rung === null ? m.numbers.never : m.numbers.rungOn(dayOf(rung))}
        {forResidents && `. ${m.numbers.forResidents}`}
      </p>
      <div class="row">
        <button type="button" class="button" aria-label={m.numbers.verifyLabel(service)} onClick={() => run(verifyContact(program, id))}>
          {m.numbers.verify}
        </button>
        <button type="button" class="button quiet" aria-label={m.numbers.changeLabel(service)} onClick={() => (changing.value = true)}>
          {m.numbers.change}
        </button>
        <button type="button" class="button quiet" aria-label={m.numbers.removeLabel(service)} onClick={() => run(removeContact(program, id))}>
          {m.numbers.remove}
        </button>
      </div>
      <Fault id={`fault-${id}`} text={fault.value} />
    </li>
  );
}
