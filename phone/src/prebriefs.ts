import { answer, api, Problem, Unreachable } from "./api";
import type { components } from "./generated/api";
import { usable } from "./storage";
import type { Whole } from "./wire";

type Schemas = components["schemas"];
export type Prebrief = Whole<Schemas["PrebriefOut"]>;
export type BriefStep = Prebrief["plan"]["steps"][number];
export type Point = Whole<Schemas["GuidancePointOut"]>;
export type Scenario = Prebrief["questions"]["scenarios"][number];
export type PrebriefState = Schemas["PrebriefStateEnum"];
export type OverrideReason = Schemas["OverrideEnum"];
export type CoFacilitatorRole = Schemas["CoFacilitatorRoleEnum"];

/** `fromHere`: there was no connection, and this is what was read last on this phone. */
export interface Read {
  prebrief: Prebrief;
  fromHere: boolean;
}

const PREFIX = "prebrief.";
const KEPT_AFTER_MS = 24 * 60 * 60 * 1000;
const store = usable(() => localStorage);
const of = (sessionId: string) => ({ params: { path: { session_id: sessionId } } });

/** From the server, or as it was read last where there is no network. */
export async function readPrebrief(sessionId: string): Promise<Read> {
  try {
    const prebrief = await answer(api.GET("/api/v1/sessions/{session_id}/prebrief", of(sessionId)));
    keep(sessionId, prebrief);
    return { prebrief, fromHere: false };
  } catch (error) {
    const kept = error instanceof Unreachable ? keptPrebrief(sessionId) : null;
    if (kept) return { prebrief: kept, fromHere: true };
    // Somebody who no longer facilitates keeps nothing of it.
    if (error instanceof Problem && (error.status === 403 || error.status === 404)) {
      store.removeItem(PREFIX + sessionId);
    }
    throw error;
  }
}

export async function confirmPrebrief(
  sessionId: string,
  { parts }: Prebrief,
  answered: readonly string[],
): Promise<Prebrief> {
  const body = { parts, answered: [...answered] };
  const confirmed = await answer(api.PUT("/api/v1/sessions/{session_id}/prebrief/confirmation", { ...of(sessionId), body }));
  keep(sessionId, confirmed);
  return confirmed;
}

export const pdfAddress = (sessionId: string) => `/api/v1/sessions/${encodeURIComponent(sessionId)}/prebrief.pdf`;

export function keptPrebrief(sessionId: string): Prebrief | null {
  const kept = read(PREFIX + sessionId);
  return kept && Date.parse(kept.ends_at) + KEPT_AFTER_MS > Date.now() ? kept : null;
}

export function forgetPrebriefs(): void {
  for (const key of keys()) store.removeItem(key);
}

function keep(sessionId: string, prebrief: Prebrief): void {
  for (const key of keys()) {
    const other = read(key);
    if (!other || Date.parse(other.ends_at) + KEPT_AFTER_MS < Date.now()) store.removeItem(key);
  }
  try {
    store.setItem(PREFIX + sessionId, JSON.stringify(prebrief));
  } catch {
    // A full storage: then it is there with a network only.
  }
}

function read(key: string): Prebrief | null {
  try {
    return JSON.parse(store.getItem(key) ?? "null") as Prebrief | null;
  } catch {
    return null;
  }
}

function keys(): string[] {
  return Array.from({ length: store.length }, (_, index) => store.key(index) ?? "").filter((key) => key.startsWith(PREFIX));
}
