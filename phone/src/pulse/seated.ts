/** The same for a seat in a room: the seat's token takes the account's place, and nothing else is sent. */
import { TokenTaken } from "./token-taken";
import type { Issuer } from "./tokens";
import type { PulseRound } from "./wire";
import { Declined, fetchManifest, unsigned } from "./without-account";

const base = (room: string) => `/rooms/${encodeURIComponent(room)}/pulse`;

/** The round of the room's session; null when it has none. */
export async function fetchRoundOfRoom(room: string, seat: string): Promise<PulseRound | null> {
  try {
    return await unsigned<PulseRound>("", base(room), { seat_token: seat });
  } catch (error) {
    if (error instanceof Declined && error.code === "no_pulse") return null;
    throw error;
  }
}

export function toSeat(room: string, seat: string): Issuer {
  const sign = async (_round: string, blinded_message: string) => {
    try {
      const body = { seat_token: seat, blinded_message };
      return (await unsigned<{ blind_signature: string }>("", `${base(room)}/tokens`, body)).blind_signature;
    } catch (error) {
      throw error instanceof Declined && error.code === "token_already_issued" ? new TokenTaken() : error;
    }
  };
  return { sign, manifest: fetchManifest };
}
