import { m } from "../messages";
import type { Period } from "./wire";

/** "2025-26" and "2026-q1" as people say them. */
export function periodName({ id, kind }: Period): string {
  if (kind !== "quarter") return m.program.year(id.replace("-", "–"));
  const [year = "", quarter = ""] = id.split("-q");
  return m.program.quarter(quarter, year);
}
