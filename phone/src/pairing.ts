/** Pairs proposed for a term, and what the make-up of groups asks a coordinator to look at. */
import { answer, api } from "./api";
import type { components } from "./generated/api";
import type { Whole } from "./wire";

type H = components["schemas"];

export type Proposal = Whole<H["ProposalOut"]>;
export type ProposedSession = Proposal["sessions"][number];
export type ProposedPart = ProposedSession["parts"][number];
export type Composition = Whole<H["CompositionOut"]>;
export type Term = H["TermInRequest"];

const of = (program_id: string) => ({ params: { path: { program_id } } });

export function proposePairs(program: string, term: Term): Promise<Proposal> {
  return answer(api.POST("/api/v1/programs/{program_id}/pairing", { ...of(program), body: term }));
}

/** All of what is ticked, or nothing; returns how many sessions got somebody. */
export async function adoptPairs(program: string, sessions: ProposedSession[]): Promise<number> {
  const choices = sessions.flatMap(({ session, parts }) =>
    parts.flatMap(({ part, person }) => (person ? [{ session, part, person: person.id }] : [])),
  );
  const adopted = await answer(
    api.POST("/api/v1/programs/{program_id}/pairing/adoption", { ...of(program), body: { choices } }),
  );
  return adopted.sessions;
}

export function fetchComposition(program: string): Promise<Composition> {
  return answer(api.GET("/api/v1/programs/{program_id}/composition", of(program)));
}
