/** The requests that need to know who asks: which rounds are mine, and a blind signature for each. */
import { answer, api, Problem } from "../api";
import { type Issuer, TokenTaken } from "./tokens";
import type { Cadence, GroupPulse, PulseRound } from "./wire";
import { fetchManifest } from "./without-account";

interface Untyped {
  GET(path: string, init?: object): Promise<{ data?: unknown; error?: unknown; response: Response }>;
  POST(path: string, init?: object): Promise<{ data?: unknown; error?: unknown; response: Response }>;
  PUT(path: string, init?: object): Promise<{ data?: unknown; error?: unknown; response: Response }>;
  DELETE(path: string, init?: object): Promise<{ data?: unknown; error?: unknown; response: Response }>;
}
const calls = api as unknown as Untyped;

export async function fetchRounds(): Promise<PulseRound[]> {
  return (await answer(calls.GET("/api/v1/pulse/rounds"))) as PulseRound[];
}

async function sign(round: string, blinded_message: string): Promise<string> {
  const body = { blinded_message };
  try {
    const where = { params: { path: { round_id: round } }, body };
    const signed = await answer(calls.POST("/api/v1/pulse/rounds/{round_id}/tokens", where));
    return (signed as { blind_signature: string }).blind_signature;
  } catch (error) {
    throw error instanceof Problem && error.code === "token_already_issued" ? new TokenTaken() : error;
  }
}

export const toMembers: Issuer = { sign, manifest: fetchManifest };

const of = (group: string) => ({ params: { path: { group_id: group } } });

export async function fetchGroupPulse(group: string): Promise<GroupPulse> {
  return (await answer(calls.GET("/api/v1/groups/{group_id}/pulse", of(group)))) as GroupPulse;
}

export async function setCadence(group: string, cadence: Cadence): Promise<void> {
  await answer(calls.PUT("/api/v1/groups/{group_id}/pulse-cadence", { ...of(group), body: cadence }));
}

export async function stopCadence(group: string): Promise<void> {
  await answer(calls.DELETE("/api/v1/groups/{group_id}/pulse-cadence", of(group)));
}
