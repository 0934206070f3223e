import type { Line } from "../src/room/connection";
import type { ServerFrame } from "../src/wire";

/** The far end of a socket, in the hands of a test. */
export class FakeLine implements Line {
  onmessage: Line["onmessage"] = null;
  onclose: Line["onclose"] = null;
  readonly sent: Record<string, unknown>[] = [];
  closedByPhone = false;

  constructor(readonly protocols: string[]) {}

  send(text: string): void {
    this.sent.push(JSON.parse(text) as Record<string, unknown>);
  }

  close(): void {
    this.closedByPhone = true;
  }

  say(frame: ServerFrame): void {
    this.onmessage?.call(this as unknown as WebSocket, { data: JSON.stringify(frame) } as MessageEvent);
  }

  drop(code: number): void {
    this.onclose?.call(this as unknown as WebSocket, { code } as CloseEvent);
  }

  sentTypes(): unknown[] {
    return this.sent.map(({ type }) => type);
  }
}
