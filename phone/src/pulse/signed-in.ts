/** The requests that need to know who asks: which rounds are mine, and a blind signature for each. */
import { answer, api, Problem } from "../api";
import { TokenTaken } from "./token-taken";
import type { Issuer } from "./tokens";
import type { PulseRound } from "./wire";
import { fetchManifest } from "./without-account";

export function fetchRounds(): Promise<PulseRound[]> {
  return answer(api.GET("/api/v1/pulse/rounds"));
}

async function sign(round_id: string, blinded_message: string): Promise<string> {
  const call = { params: { path: { round_id } }, body: { blinded_message } };
  try {
    return (await answer(api.POST("/api/v1/pulse/rounds/{round_id}/tokens", call))).blind_signature;
  } catch (error) {
    throw error instanceof Problem && error.code === "token_already_issued" ? new TokenTaken() : error;
  }
}

export const toMembers: Issuer = { sign, manifest: fetchManifest };
