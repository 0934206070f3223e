import { m } from "../../messages";
import type { Prebrief } from "../../prebriefs";
import { timeIn } from "../../when";
import { Points, Rows } from "./points";
import { Folded, Section } from "./section";

/** What comes before the plan: the role, and the kind of group. */
export function YourPart({ prebrief: { role, modality, modality_notes } }: { prebrief: Prebrief }) {
  return (
    <Section title={m.prebrief.part}>
      <p class="lead">{role.in_short}</p>
      <h3>{m.prebrief.do}</h3>
      <Points of={role.do} />
      <h3>{m.prebrief.avoid}</h3>
      <Points of={role.avoid} />
      <h3>
        {m.prebrief.modality}: {modality}
      </h3>
      <Points of={modality_notes} />
    </Section>
  );
}

export function RulesAndLimits({ prebrief: { plan, confidentiality, boundaries } }: { prebrief: Prebrief }) {
  return (
    <Section title={m.prebrief.rules}>
      <ul class="points">
        {plan.ground_rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      <h3>{m.prebrief.confidentiality}</h3>
      <Points of={confidentiality} />
      <h3>{m.prebrief.boundaries}</h3>
      <Points of={boundaries} />
    </Section>
  );
}

export function Afterwards({ prebrief: { debrief, time_zone: zone } }: { prebrief: Prebrief }) {
  return (
    <Section title={m.prebrief.debrief}>
      <p>{m.prebrief.debriefAt(timeIn(debrief.starts_at, zone))}</p>
      <Points of={debrief.points} />
    </Section>
  );
}

/** What one looks up: the unwritten rules for all, words and rota for who comes from outside. */
export function Background({ prebrief: { unwritten_rules, rota, glossary, findings } }: { prebrief: Prebrief }) {
  return (
    <>
      <Folded title={m.prebrief.unwritten}>
        <dl class="lines">
          {unwritten_rules.map(({ rule, becomes, evidence }) => (
            <div key={rule}>
              <dt>{rule}</dt>
              <dd>
                {becomes} <Rows of={evidence} />
              </dd>
            </div>
          ))}
        </dl>
      </Folded>
      {rota.length > 0 && (
        <Folded title={m.prebrief.rota}>
          <Points of={rota} />
        </Folded>
      )}
      {glossary.length > 0 && (
        <Folded title={m.prebrief.glossary}>
          <dl class="lines">
            {glossary.map(({ term, meaning, evidence }) => (
              <div key={term}>
                <dt>{term}</dt>
                <dd>
                  {meaning} <Rows of={evidence} />
                </dd>
              </div>
            ))}
          </dl>
        </Folded>
      )}
      <Folded title={m.prebrief.sources}>
        <dl class="lines small">
          {findings.map(({ row, finding, source, place }) => (
            <div key={row}>
              <dt>{row}</dt>
              <dd>
                {finding} ({source}, {place})
              </dd>
            </div>
          ))}
        </dl>
      </Folded>
    </>
  );
}
