/** A program's numbers: its trends, and the newest quarter or year that was reported of. */
import { answer, api } from "../api";
import { fetchPeriods, fetchReport } from "./reports";
import type { Report, Trends } from "./wire";

export interface Picture {
  trends: Trends;
  /** Null until the first quarter is over. */
  lately: Report | null;
}

export function fetchTrends(program: string, before?: number): Promise<Trends> {
  const query = before === undefined ? {} : { before };
  return answer(api.GET("/api/v1/programs/{program_id}/trends", { params: { path: { program_id: program }, query } }));
}

export async function fetchPicture(program: string): Promise<Picture> {
  const [trends, lately] = await Promise.all([fetchTrends(program), newestQuarter(program)]);
  return { trends, lately };
}

async function newestQuarter(program: string): Promise<Report | null> {
  const periods = await fetchPeriods(program);
  const newest = periods.find(({ kind }) => kind === "quarter") ?? periods[0];
  return newest === undefined ? null : fetchReport(program, newest.id);
}
