import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { m } from "../../messages";
import { adoptPairs, type Proposal, type ProposedPart, type ProposedSession } from "../../pairing";
import { said } from "../../said";
import { dayAndHour } from "../../when";
import { CheckRow } from "../check-row";
import { Fault } from "../fault";

interface Props {
  program: string;
  proposal: Proposal;
  onAdopted: (sessions: number) => void;
}

/** What was proposed, session by session, each choice with its reason; the coordinator decides. */
export function ProposalShown({ program, proposal, onAdopted }: Props) {
  const left = useSignal<ReadonlySet<string>>(new Set());
  const busy = useSignal(false);
  const fault = useSignal<string | null>(null);
  const id = useId();
  const offered = proposal.sessions.filter(({ parts }) => parts.some(({ person }) => person));
  const wanted = offered.filter(({ session }) => !left.value.has(session));

  const toggle = (session: string) => {
    const next = new Set(left.value);
    if (!next.delete(session)) next.add(session);
    left.value = next;
  };

  async function adopt() {
    if (busy.value || wanted.length === 0) return;
    busy.value = true;
    fault.value = null;
    try {
      const count = await adoptPairs(program, wanted);
      onAdopted(count);
    } catch (error) {
      fault.value = said(error);
    } finally {
      busy.value = false;
    }
  }

  return (
    <section class="proposal">
      <p class="strong" role="status">
        {m.pairing.found(proposal.sessions.length)}{" "}
        {proposal.unmet === 0 ? m.pairing.allMet : m.pairing.unmet(proposal.unmet)}
      </p>
      <p class="small">{m.pairing.gap(Math.ceil(proposal.gap * 100))}</p>
      {offered.length > 0 && <p class="small">{m.pairing.leaveOut}</p>}
      <ul class="plain">
        {proposal.sessions.map((each) => (
          <Session
            key={each.session}
            of={each}
            wanted={!left.value.has(each.session)}
            onToggle={() => toggle(each.session)}
          />
        ))}
      </ul>
      <details>
        <summary>{m.pairing.loads}</summary>
        <ul class="plain">
          {proposal.loads.map(({ person, sessions }) => (
            <li key={person.id}>{m.pairing.load(person.name, sessions)}</li>
          ))}
        </ul>
      </details>
      <Fault id={id} text={fault.value} />
      {wanted.length > 0 && (
        <button type="button" class="button primary" aria-disabled={busy.value} onClick={() => void adopt()}>
          {busy.value ? m.pairing.adopting : m.pairing.adopt(wanted.length)}
        </button>
      )}
    </section>
  );
}

function Session({ of, wanted, onToggle }: { of: ProposedSession; wanted: boolean; onToggle: () => void }) {
  const title = `${of.group}, ${dayAndHour(of.starts_at)}`;
  const some = of.parts.some(({ person }) => person);
  return (
    <li class="proposed">
      {some ? <CheckRow text={title} checked={wanted} onToggle={onToggle} /> : <p class="strong">{title}</p>}
      <dl>
        {of.parts.map((part) => (
          <Part key={part.part} of={part} />
        ))}
      </dl>
    </li>
  );
}

function Part({ of }: { of: ProposedPart }) {
  return (
    <div class={of.person ? undefined : "lacking"}>
      <dt>{m.pairing.parts[of.part]}</dt>
      <dd>
        <span class="strong">{of.person?.name ?? m.pairing.nobody}</span> <span class="small">{of.explanation}</span>
      </dd>
    </div>
  );
}
