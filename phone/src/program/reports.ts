import { answer, api } from "../api";
import type { Period, Report } from "./wire";

export async function fetchPeriods(program: string): Promise<Period[]> {
  const path = { program_id: program };
  return (await answer(api.GET("/api/v1/programs/{program_id}/evaluation-reports", { params: { path } }))).periods;
}

export function fetchReport(program: string, period: string): Promise<Report> {
  const path = { program_id: program, period_id: period };
  return answer(api.GET("/api/v1/programs/{program_id}/evaluation-reports/{period_id}", { params: { path } }));
}

/** Where the same report can be had as a file. */
export function fileOf(program: string, period: string, ending: "" | ".csv" | ".pdf"): string {
  return `/api/v1/programs/${encodeURIComponent(program)}/evaluation-reports/${encodeURIComponent(period)}${ending}`;
}
