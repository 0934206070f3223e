import { answer, api } from "../api";
import type { ChecklistAnswer, ChecklistPoint } from "./wire";

export function fetchChecklist(program: string): Promise<ChecklistPoint[]> {
  return answer(api.GET("/api/v1/programs/{program_id}/checklist", { params: { path: { program_id: program } } }));
}

/** Answers with the whole list as it is then. */
export function answerPoint(program: string, point: string, found: ChecklistAnswer): Promise<ChecklistPoint[]> {
  const params = { path: { program_id: program, point_id: point } };
  return answer(api.PUT("/api/v1/programs/{program_id}/checklist/{point_id}", { params, body: { answer: found } }));
}
