import type { ServerFrame } from "../wire";
import { socketTo } from "./line";

/**
 * Gives up a seat that was never used. A room that counts one phone twice would wait for a vote
 * that nobody can cast. If it fails nothing is lost: the seat stays empty.
 */
export function giveBack(roomId: string, seatToken: string): void {
  const socket = socketTo(roomId, ["room.v1", `seat.${seatToken}`]);
  socket.onmessage = ({ data }: MessageEvent<string>) => {
    const frame = JSON.parse(data) as ServerFrame;
    if (frame.type === "snapshot") socket.send(JSON.stringify({ type: "leave", id: "give-back" }));
    if (frame.type === "ack") socket.close();
  };
}
