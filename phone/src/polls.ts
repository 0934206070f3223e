import { answer, api } from "./api";
import type { Draft, LibraryPoll, PollResultOut, PreparedPoll } from "./wire";

const of = (sessionId: string) => ({ params: { path: { session_id: sessionId } } });

export function fetchLibrary(): Promise<LibraryPoll[]> {
  return answer(api.GET("/api/v1/poll-library"));
}

export function fetchPrepared(sessionId: string): Promise<PreparedPoll[]> {
  return answer(api.GET("/api/v1/sessions/{session_id}/prepared-polls", of(sessionId)));
}

/** Fields that do not belong to a kind are left out rather than sent empty. */
export async function prepare(sessionId: string, { kind, question, options, ...scale }: Draft): Promise<void> {
  const { min, max, min_label, max_label } = scale;
  const ends = min === null || max === null ? {} : { min, max, min_label, max_label };
  const body = { kind, question, ...(options.length === 0 ? {} : { options }), ...ends };
  await answer(api.POST("/api/v1/sessions/{session_id}/prepared-polls", { ...of(sessionId), body }));
}

export async function discard(sessionId: string, pollId: string): Promise<void> {
  const params = { path: { session_id: sessionId, poll_id: pollId } };
  await answer(api.DELETE("/api/v1/sessions/{session_id}/prepared-polls/{poll_id}", { params }));
}

export function fetchResults(sessionId: string): Promise<PollResultOut[]> {
  return answer(api.GET("/api/v1/sessions/{session_id}/poll-results", of(sessionId)));
}

/** Addresses that a browser downloads from, with the sign-in it has. */
export const downloads = {
  csv: (sessionId: string) => `/api/v1/sessions/${encodeURIComponent(sessionId)}/poll-results.csv`,
  json: (sessionId: string) => `/api/v1/sessions/${encodeURIComponent(sessionId)}/poll-results`,
};
