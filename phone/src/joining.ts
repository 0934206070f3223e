import { answer, api } from "./api";
import { learnNumbers } from "./help/numbers";
import { giveBack } from "./room/give-back";
import { seats } from "./this-phone";

/** Takes a seat, or finds the one this phone has. Gives the room's id. */
export async function join(code: string): Promise<string> {
  const known = seats.roomByCode(code);
  if (known !== null) return known;
  // Without cookies: who is signed in on this phone must not arrive together with a seat.
  const { room_id, seat_token, help } = await answer(
    api.POST("/api/v1/rooms/join", { body: { code }, credentials: "omit" }),
  );
  learnNumbers(help);
  // Under a new code this may be a room where the phone sits already: then it stays in its first seat.
  if (seats.in(room_id)) {
    seats.recode(room_id, code);
    giveBack(room_id, seat_token);
  } else {
    seats.keep(room_id, seat_token, code);
  }
  return room_id;
}
