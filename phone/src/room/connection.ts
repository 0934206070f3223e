import { signal } from "@preact/signals";
import type { ServerFrame } from "../wire";
import { backoff } from "./backoff";
import { afterClose, type Ending } from "./closing";

export type Status = { kind: "connecting" } | { kind: "live" } | { kind: "reconnecting" } | { kind: "ended"; why: Ending };

/** The part of a WebSocket that is used here. */
export type Line = Pick<WebSocket, "onmessage" | "onclose" | "send" | "close">;

/** Thrown by `pass` when there is no point in trying again. */
export class NoEntry extends Error {
  constructor(readonly why: Ending) {
    super(why);
  }
}

interface Options {
  holds: "seat" | "ticket";
  /** The subprotocol that lets this phone in; a ticket is fetched for every attempt. */
  pass: () => Promise<string>;
  dial: (protocols: string[]) => Line;
  hear: (frame: ServerFrame) => void;
  /** A new line is up; called just before its first snapshot is heard. */
  opened: () => void;
  /** The server closed the line because of something this phone sent. */
  blamed: () => void;
  random?: () => number;
}

const PING_EVERY_MS = 25_000;
const PONG_WITHIN_MS = 10_000;
const PROBE_WITHIN_MS = 3_000;
const SNAPSHOT_WITHIN_MS = 10_000;

/** Keeps one socket to the room, for as long as there is a room. */
export class Connection {
  readonly status = signal<Status>({ kind: "connecting" });
  private line: Line | null = null;
  private attempt = 0;
  /** Which try is under way; answers to an earlier one are not listened to. */
  private turn = 0;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private pingTimer: ReturnType<typeof setInterval> | undefined;
  private silenceTimer: ReturnType<typeof setTimeout> | undefined;
  private silentUntil = Infinity;

  constructor(private readonly options: Options) {}

  /** Dials at once, whatever was going on. */
  dial(): void {
    this.hangUp();
    if (this.status.value.kind !== "connecting") this.status.value = { kind: "reconnecting" };
    const turn = this.turn;
    this.options.pass().then(
      (pass) => turn === this.turn && this.open(pass),
      (error: unknown) => {
        if (turn !== this.turn) return;
        if (error instanceof NoEntry) this.end(error.why);
        else this.retry();
      },
    );
  }

  /** Is the line still there? A phone that slept often holds a dead one without knowing. */
  probe(): void {
    if (this.status.value.kind === "ended") return;
    if (this.status.value.kind === "live") this.ping(PROBE_WITHIN_MS);
    else this.dial();
  }

  send(frame: object): void {
    if (this.status.value.kind === "live") this.line?.send(JSON.stringify(frame));
  }

  end(why: Ending): void {
    this.hangUp();
    this.status.value = { kind: "ended", why };
  }

  hangUp(): void {
    this.turn += 1;
    clearTimeout(this.retryTimer);
    clearInterval(this.pingTimer);
    this.expectNothing();
    const line = this.line;
    this.line = null;
    if (!line) return;
    line.onmessage = null;
    line.onclose = null;
    line.close();
  }

  private open(pass: string): void {
    const line = this.options.dial(["room.v1", pass]);
    this.line = line;
    this.expectWithin(SNAPSHOT_WITHIN_MS);
    line.onmessage = ({ data }: MessageEvent<unknown>) => this.hear(JSON.parse(String(data)) as ServerFrame);
    line.onclose = ({ code }) => this.closed(code);
  }

  private hear(frame: ServerFrame): void {
    if (this.status.value.kind === "live" || frame.type === "snapshot") this.expectNothing();
    if (frame.type === "snapshot" && this.status.value.kind !== "live") {
      this.attempt = 0;
      clearInterval(this.pingTimer);
      this.pingTimer = setInterval(() => this.ping(PONG_WITHIN_MS), PING_EVERY_MS);
      this.status.value = { kind: "live" };
      this.options.opened();
    }
    this.options.hear(frame);
  }

  private ping(within: number): void {
    this.send({ type: "ping" });
    this.expectWithin(within);
  }

  /** The earlier of two deadlines holds: asking again must not buy a dead line more time. */
  private expectWithin(ms: number): void {
    const until = Date.now() + ms;
    if (until >= this.silentUntil) return;
    clearTimeout(this.silenceTimer);
    this.silentUntil = until;
    this.silenceTimer = setTimeout(() => this.retry(), ms);
  }

  private expectNothing(): void {
    clearTimeout(this.silenceTimer);
    this.silentUntil = Infinity;
  }

  private closed(code: number): void {
    const next = afterClose(code, this.options.holds);
    if ("ended" in next) {
      this.end(next.ended);
      return;
    }
    if (next.blame) this.options.blamed();
    this.retry(next.delayMs);
  }

  private retry(delayMs = backoff(this.attempt, this.options.random)): void {
    this.hangUp();
    this.attempt += 1;
    if (this.status.value.kind !== "connecting") this.status.value = { kind: "reconnecting" };
    this.retryTimer = setTimeout(() => this.dial(), delayMs);
  }
}
