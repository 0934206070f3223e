/** The requests that need to know who asks: which rounds are mine, and a blind signature for each. */
import { answer, api, Problem } from "../api";
import { TokenTaken } from "./token-taken";
import type { Issuer } from "./tokens";
import type { PulseRound, Untyped } from "./wire";
import { fetchManifest } from "./without-account";

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
