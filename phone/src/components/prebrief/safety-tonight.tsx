import { m } from "../../messages";
import type { Prebrief } from "../../prebriefs";
import { Points } from "./points";
import { Section } from "./section";

/** The protocol, and numbers that can be tapped. The page itself calls nobody. */
export function SafetyTonight({ prebrief: { safety } }: { prebrief: Prebrief }) {
  const { protocol, contacts, country } = safety;
  const lines = country
    ? [country.emergency, country.crisis_line, country.text_line, country.doctors_service].filter((line) => line !== null)
    : [];
  return (
    <Section title={m.prebrief.safety}>
      <Points of={protocol} />
      <h3>{m.prebrief.contacts}</h3>
      {contacts.length === 0 && lines.length === 0 && <p class="strong">{m.prebrief.noContacts}</p>}
      <ul class="numbers">
        {contacts.map(({ id, service, phone, when }) => (
          <Line key={id} name={service} number={phone} note={when} />
        ))}
        {lines.map(({ name, number, note }) => (
          <Line key={name} name={name} number={number} note={note} />
        ))}
      </ul>
    </Section>
  );
}

function Line({ name, number, note }: { name: string; number: string; note: string }) {
  return (
    <li>
      <span>{name}</span>
      <a href={`tel:${number.replace(/[^+\d]/g, "")}`}>{number}</a>
      {note !== "" && <span class="small">{note}</span>}
    </li>
  );
}
