import { answer, api } from "./api";

/** The session that a room belongs to, also after the room has closed. */
export async function sessionOfRoom(roomId: string): Promise<string> {
  return (await answer(api.GET("/api/v1/rooms/{room_id}", { params: { path: { room_id: roomId } } }))).session_id;
}
