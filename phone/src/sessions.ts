import { answer, api } from "./api";
import type { OverrideReason } from "./prebriefs";
import type { GroupSession } from "./wire";

const PAST_SHOWN = 3;

export interface Sessions {
  today: GroupSession[];
  upcoming: GroupSession[];
  past: GroupSession[];
}

async function list(when: "today" | "upcoming" | "past", page_size?: number): Promise<GroupSession[]> {
  const query = { when, ...(page_size === undefined ? {} : { page_size }) };
  return (await answer(api.GET("/api/v1/sessions", { params: { query } }))).results;
}

export async function fetchSessions(): Promise<Sessions> {
  const [today, upcoming, past] = await Promise.all([list("today"), list("upcoming"), list("past", PAST_SHOWN)]);
  return { today, upcoming, past };
}

export function fetchSession(id: string): Promise<GroupSession> {
  return answer(api.GET("/api/v1/sessions/{session_id}", { params: { path: { session_id: id } } }));
}

/** Gives the room's id. Opening twice gives the same room. `override`: why the lead does not wait for a prebrief. */
export async function openRoom(sessionId: string, override?: OverrideReason): Promise<string> {
  const params = { path: { session_id: sessionId } };
  const body = override === undefined ? {} : { override };
  return (await answer(api.POST("/api/v1/sessions/{session_id}/open", { params, body }))).id;
}
