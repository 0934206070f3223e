import { m } from "../../messages";
import type { Prebrief } from "../../prebriefs";
import { NumberList } from "../number-list";
import { Points, Rows } from "./points";
import { Section } from "./section";

/** What the two agree on, the protocol, and numbers that can be tapped. The page itself calls nobody. */
export function SafetyTonight({ prebrief: { safety } }: { prebrief: Prebrief }) {
  const { agree, protocol, contacts, country } = safety;
  return (
    <Section title={m.prebrief.safety}>
      <Points of={agree} />
      <h3>{m.prebrief.protocol}</h3>
      <p>
        {protocol.question.why} <Rows of={protocol.evidence} />
      </p>
      {protocol.review_state === "unreviewed" && <p class="small">{m.prebrief.unreviewed}</p>}
      <ol class="points">
        {protocol.steps.map((step) => (
          <li key={step.id}>
            <p class="small strong">{m.safety.who[step.who]}</p>
            <p>{step.do}</p>
            <p class="aloud">{m.safety.aloud(step.say)}</p>
          </li>
        ))}
      </ol>
      <h3>{m.prebrief.contacts}</h3>
      {contacts.length === 0 && country === null ? (
        <p class="strong">{m.prebrief.noContacts}</p>
      ) : (
        <NumberList known={{ contacts, country }} contactsFirst />
      )}
    </Section>
  );
}
