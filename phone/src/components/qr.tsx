import { useMemo } from "preact/hooks";
import { m } from "../messages";

/**
 * A number that changes with the code makes the browser fetch the new picture. The code itself
 * stays out of the address: addresses end up in logs, and the code lets people in.
 */
export function Qr({ roomId, code }: { roomId: string; code: string }) {
  const version = useMemo(() => Date.now(), [code]);
  const src = `/api/v1/rooms/${encodeURIComponent(roomId)}/qr.svg?v=${version}`;
  return <img class="qr" src={src} alt={m.desk.qrAlt} />;
}
