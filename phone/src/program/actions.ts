/** You said, we did: what a program changed. */
import { answer, api } from "../api";
import type { ActionDraft, ProgramAction, Topic } from "./wire";

const MOST = 200; // the server's longest page

const of = (program_id: string) => ({ params: { path: { program_id } } });
const one = (program_id: string, action_id: string) => ({ params: { path: { program_id, action_id } } });

export async function fetchActions(program: string, most: number = MOST): Promise<ProgramAction[]> {
  const params = { path: { program_id: program }, query: { page_size: most } };
  return (await answer(api.GET("/api/v1/programs/{program_id}/actions", { params }))).results;
}

export function fetchTopics(): Promise<Topic[]> {
  return answer(api.GET("/api/v1/action-topics"));
}

export function recordAction(program: string, body: ActionDraft): Promise<ProgramAction> {
  return answer(api.POST("/api/v1/programs/{program_id}/actions", { ...of(program), body }));
}

export function changeAction(program: string, action: string, body: ActionDraft): Promise<ProgramAction> {
  return answer(api.PATCH("/api/v1/programs/{program_id}/actions/{action_id}", { ...one(program, action), body }));
}

export async function withdrawAction(program: string, action: string): Promise<void> {
  await answer(api.DELETE("/api/v1/programs/{program_id}/actions/{action_id}", one(program, action)));
}

/** Those that people could read since that day, whenever they were done. Days are as in "2026-03-01". */
export function since(day: string, actions: readonly ProgramAction[]): ProgramAction[] {
  return actions.filter(({ recorded_on }) => recorded_on >= day);
}
