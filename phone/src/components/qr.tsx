import { m } from "../messages";

/** The code in the address makes the browser fetch a new picture when the code changes. */
export function Qr({ roomId, code }: { roomId: string; code: string }) {
  const src = `/api/v1/rooms/${encodeURIComponent(roomId)}/qr.svg?code=${encodeURIComponent(code)}`;
  return <img class="qr" src={src} alt={m.desk.qrAlt} />;
}
