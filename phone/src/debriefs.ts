import { answer, api } from "./api";
import type { components } from "./generated/api";

export type DebriefTags = components["schemas"]["DebriefTagsOut"];
export type Debrief = components["schemas"]["DebriefOut"];
export type DebriefGroup = DebriefTags["tags"][number]["group"];

const of = (sessionId: string) => ({ params: { path: { session_id: sessionId } } });

export async function fetchDebrief(sessionId: string): Promise<{ offered: DebriefTags; mine: Debrief }> {
  const [offered, mine] = await Promise.all([
    answer(api.GET("/api/v1/debrief-tags")),
    answer(api.GET("/api/v1/sessions/{session_id}/debrief", of(sessionId))),
  ]);
  return { offered, mine };
}

/** Filing again replaces what was filed before. */
export function fileDebrief(sessionId: string, tags: readonly string[], preparedness: number): Promise<Debrief> {
  const body = { tags: [...tags], preparedness };
  return answer(api.PUT("/api/v1/sessions/{session_id}/debrief", { ...of(sessionId), body }));
}
