import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { Fault } from "../components/fault";
import { Heading } from "../components/heading";
import { CompositionShown } from "../components/pairing/composition";
import { ProposalShown } from "../components/pairing/proposal";
import { m } from "../messages";
import { type Proposal, proposePairs, type Term } from "../pairing";
import { paths } from "../route";
import { said } from "../said";

const TERM_DAYS = 182;

function dayIn(days: number): string {
  const day = new Date();
  day.setDate(day.getDate() + days);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** For coordinators: a whole term's pairs, proposed in one tap and assigned in another. */
export function PairsScreen({ id }: { id: string }) {
  const term = useSignal<Term>({ first: dayIn(0), last: dayIn(TERM_DAYS) });
  const proposal = useSignal<Proposal | null>(null);
  const done = useSignal("");
  const busy = useSignal(false);
  const fault = useSignal<string | null>(null);
  const ids = useId();

  async function propose(event: Event) {
    event.preventDefault();
    if (busy.value) return;
    busy.value = true;
    fault.value = null;
    done.value = "";
    proposal.value = null;
    try {
      proposal.value = await proposePairs(id, term.value);
    } catch (error) {
      fault.value = said(error);
    } finally {
      busy.value = false;
    }
  }

  const day = (label: string, name: keyof Term) => (
    <div class="line-field">
      <label for={`${ids}-${name}`}>{label}</label>
      <input
        id={`${ids}-${name}`}
        type="date"
        required
        value={term.value[name]}
        onInput={(event) => (term.value = { ...term.value, [name]: event.currentTarget.value })}
      />
    </div>
  );

  return (
    <main class="page pairs">
      <Heading text={m.pairing.title} />
      <p class="lead">{m.pairing.lead}</p>
      <form onSubmit={(event) => void propose(event)}>
        {day(m.pairing.first, "first")}
        {day(m.pairing.last, "last")}
        <Fault id={`${ids}-fault`} text={fault.value} />
        <button type="submit" class="button primary" aria-disabled={busy.value}>
          {m.pairing.propose}
        </button>
        <p role="status">{busy.value ? m.pairing.proposing : done.value}</p>
      </form>
      {proposal.value?.sessions.length === 0 && <p class="strong">{m.pairing.nothing}</p>}
      {proposal.value && proposal.value.sessions.length > 0 && (
        <ProposalShown
          program={id}
          proposal={proposal.value}
          onAdopted={(sessions) => {
            proposal.value = null;
            done.value = m.pairing.adopted(sessions);
          }}
        />
      )}
      <CompositionShown program={id} />
      <p class="aside">
        <a href={paths.home}>{m.common.toStart}</a>
      </p>
    </main>
  );
}
