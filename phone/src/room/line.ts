import { forgetNumbersOfSeat } from "../help/numbers";
import { effect } from "@preact/signals";
import { answer, api, Problem } from "../api";
import { drafts, seats } from "../this-phone";
import type { Ending } from "./closing";
import { NoEntry } from "./connection";
import { LiveRoom } from "./live-room";

export function socketTo(roomId: string, protocols: string[]): WebSocket {
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  return new WebSocket(`${scheme}//${location.host}/ws/v1/rooms/${encodeURIComponent(roomId)}`, protocols);
}

/** After these, the seat is worth nothing any more. */
const SEAT_IS_OVER: readonly Ending[] = ["room-closed", "seat-gone", "left"];

export function roomBySeat(roomId: string): LiveRoom {
  const room = new LiveRoom({
    holds: "seat",
    dial: (protocols) => socketTo(roomId, protocols),
    pass: () => {
      const seat = seats.in(roomId);
      return seat ? Promise.resolve(`seat.${seat.token}`) : Promise.reject(new NoEntry("seat-gone"));
    },
  });
  effect(() => {
    const status = room.connection.status.value;
    if (status.kind !== "ended" || !SEAT_IS_OVER.includes(status.why)) return;
    seats.forget(roomId);
    forgetNumbersOfSeat();
    drafts.forgetOthers(null);
  });
  return room;
}

async function ticket(roomId: string, audience: "staff" | "screen"): Promise<string> {
  try {
    const issued = await answer(
      api.POST("/api/v1/rooms/{room_id}/tickets", { params: { path: { room_id: roomId } }, body: { audience } }),
    );
    return `ticket.${issued.ticket}`;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.status === 401) throw new NoEntry("signed-out");
    if (error.status === 409 || error.status === 410) throw new NoEntry("room-closed");
    if (error.code === "directors_stay_out") throw new NoEntry("directors-stay-out");
    if (error.status === 403 || error.status === 404) throw new NoEntry("not-allowed");
    throw error;
  }
}

export function roomByTicket(roomId: string, audience: "staff" | "screen"): LiveRoom {
  return new LiveRoom({
    holds: "ticket",
    dial: (protocols) => socketTo(roomId, protocols),
    pass: () => ticket(roomId, audience),
  });
}
