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

/** A page is a year, in which each question is asked twice or so: two of them show where it goes. */
async function fetchTwoPages(program: string): Promise<Trends> {
  const newest = await fetchTrends(program);
  return newest.earlier === null ? newest : withEarlier(await fetchTrends(program, newest.earlier), newest);
}

/** Both as one. What waits is the newest page's, what came before that of the other. */
export function withEarlier(before: Trends, after: Trends): Trends {
  const names = new Map([...before.series, ...after.series].map((each) => [each.construct, each.name]));
  const points = (of: Trends, construct: string) => of.series.find((each) => each.construct === construct)?.points ?? [];
  const items = new Map([...before.items, ...after.items].map((item) => [item.id, item]));
  return {
    blocks: [...before.blocks, ...after.blocks],
    series: [...names].map(([construct, name]) => ({
      construct,
      name,
      points: [...points(before, construct), ...points(after, construct)],
    })),
    items: [...items.values()],
    waiting: after.waiting,
    earlier: before.earlier,
  };
}

export async function fetchPicture(program: string): Promise<Picture> {
  const [trends, lately] = await Promise.all([fetchTwoPages(program), newestQuarter(program)]);
  return { trends, lately };
}

async function newestQuarter(program: string): Promise<Report | null> {
  const periods = await fetchPeriods(program);
  const newest = periods.find(({ kind }) => kind === "quarter") ?? periods[0];
  return newest === undefined ? null : fetchReport(program, newest.id);
}
