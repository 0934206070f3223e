import type { ComponentChildren } from "preact";
import { callLink, textLink } from "../help/dialling";
import type { Callable, Contact, CountryNumbers } from "../help/numbers";
import { m } from "../messages";

type Kind = keyof typeof m.help.kinds;

const KINDS: readonly Kind[] = ["emergency", "crisis_line", "text_line", "doctors_service"];

/** Every number is one tap away from being called. */
export function NumberList({ known, contactsFirst = false }: { known: Callable; contactsFirst?: boolean }) {
  const ofCountry = known.country && <OfCountry key="country" country={known.country} />;
  const ofProgram = known.contacts.map((contact) => <OfProgram key={contact.id} contact={contact} />);
  return <ul class="numbers">{contactsFirst ? [ofProgram, ofCountry] : [ofCountry, ofProgram]}</ul>;
}

function OfCountry({ country }: { country: CountryNumbers }) {
  return (
    <>
      {KINDS.map((kind) => {
        const line = country[kind];
        if (line === null) return null;
        const texts = kind === "text_line";
        return (
          <Entry
            key={kind}
            name={line.name}
            note={[m.help.kinds[kind], line.note].filter((part) => part !== "").join(". ")}
            href={texts ? textLink(line.number) : callLink(line.number)}
            label={texts ? m.help.text(line.name, line.number) : m.help.call(line.name, line.number)}
            urgent={kind === "emergency"}
          >
            {line.number}
          </Entry>
        );
      })}
    </>
  );
}

function OfProgram({ contact: { service, phone, when } }: { contact: Contact }) {
  return (
    <Entry name={service} note={when} href={callLink(phone)} label={m.help.call(service, phone)}>
      {phone}
    </Entry>
  );
}

interface EntryProps {
  name: string;
  note: string;
  href: string;
  label: string;
  urgent?: boolean;
  children: ComponentChildren;
}

function Entry({ name, note, href, label, urgent = false, children }: EntryProps) {
  return (
    <li>
      <span>
        <span class="strong">{name}</span>
        <span class="small">{note}</span>
      </span>
      <a class={urgent ? "button call urgent" : "button call"} href={href} aria-label={label}>
        {children}
      </a>
    </li>
  );
}
