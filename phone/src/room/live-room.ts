import { computed, signal } from "@preact/signals";
import type { Command, ServerFrame, State } from "../wire";
import { ServerClock } from "./clock";
import { Connection, type Line } from "./connection";
import { Outbox, type Reply } from "./outbox";
import { reduce, type RoomView } from "./reducer";
import type { Attempt } from "./voting";

interface Options {
  holds: "seat" | "ticket";
  pass: () => Promise<string>;
  dial: (protocols: string[]) => Line;
}

const LEAVE_WITHIN_MS = 2_000;

const newId = () => crypto.getRandomValues(new Uint32Array(3)).join("-");

/** One room as this phone sees it: the line, the clock, the state, and what is still unanswered. */
export class LiveRoom {
  readonly clock = new ServerClock();
  readonly view = signal<RoomView | null>(null);
  readonly attempt = signal<Attempt | null>(null);
  readonly connection: Connection;
  readonly connected = computed(() => this.connection.status.value.kind === "live");
  private readonly outbox = new Outbox(newId);
  private resyncing = false;
  private patience: ReturnType<typeof setInterval> | undefined;

  constructor(options: Options) {
    this.connection = new Connection({
      ...options,
      hear: (frame) => this.hear(frame),
      opened: () => this.opened(),
      blamed: () => this.outbox.drop(),
    });
  }

  enter(): void {
    this.connection.dial();
    this.patience = setInterval(() => this.watchOutbox(), 1000);
  }

  /** Closes the line and keeps the seat. */
  goAway(): void {
    clearInterval(this.patience);
    this.connection.hangUp();
  }

  async command(command: Command): Promise<Reply> {
    const { frame, reply } = this.outbox.add(command);
    this.connection.send(frame);
    return reply;
  }

  /** Gives the seat up. Without a line the phone goes all the same: it will forget the token. */
  async leave(): Promise<void> {
    const enough = new Promise((resolve) => setTimeout(resolve, LEAVE_WITHIN_MS));
    if (this.connected.peek()) await Promise.race([this.command({ type: "leave" }), enough]);
    this.connection.end("left");
  }

  async vote(poll: string, choice: string): Promise<void> {
    const mine: Attempt = { poll, choice, stage: "sending" };
    this.attempt.value = mine;
    const reply = await this.command({ type: "vote", poll, choice });
    if (this.attempt.peek() !== mine) return;
    if (reply.done) {
      this.patch({ me: { poll, choice } });
      this.attempt.value = null;
    } else {
      this.attempt.value = reply.reason === "refused" ? { poll, choice, stage: "refused", detail: reply.detail } : null;
    }
  }

  private hear(frame: ServerFrame): void {
    if ("server_time" in frame) this.clock.hear(frame.server_time);
    const { view, gap } = reduce(this.view.peek(), frame);
    this.view.value = view;
    if (gap) this.resync();
    if (frame.type === "snapshot") this.resyncing = false;
    this.outbox.hear(frame);
    if (view?.state.room.status === "closed") this.connection.end("room-closed");
  }

  private opened(): void {
    this.resyncing = false;
    this.clock.forget();
    for (const frame of this.outbox.unanswered()) this.connection.send(frame);
  }

  private watchOutbox(): void {
    this.outbox.giveUpOld();
    if (this.outbox.stalls()) this.connection.probe();
  }

  private resync(): void {
    if (this.resyncing) return;
    this.resyncing = true;
    this.connection.send({ type: "resync", id: newId() });
  }

  private patch(slots: Partial<State>): void {
    const view = this.view.peek();
    if (view) this.view.value = { ...view, state: { ...view.state, ...slots } };
  }
}
