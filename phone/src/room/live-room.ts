import { computed, signal } from "@preact/signals";
import type { Command, ServerFrame, State } from "../wire";
import { ServerClock } from "./clock";
import { Connection, type Line } from "./connection";
import { Outbox, type Reply } from "./outbox";
import { reduce, type RoomView } from "./reducer";
import type { Attempt, Given } from "./voting";

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

  vote(poll: string, choices: readonly string[]): Promise<void> {
    return this.answer({ type: "vote", poll, choices: [...choices] }, { poll, choices, texts: [] });
  }

  write(poll: string, texts: readonly string[]): Promise<void> {
    return this.answer({ type: "write", poll, texts: [...texts] }, { poll, choices: [], texts });
  }

  private async answer(command: Command, given: Given): Promise<void> {
    const mine: Attempt = { ...given, stage: "sending" };
    this.attempt.value = mine;
    const reply = await this.command(command);
    if (this.attempt.peek() !== mine) return;
    this.attempt.value = null;
    if (reply.done) this.record(command, given);
    else if (reply.reason === "refused") this.attempt.value = { ...given, stage: "refused", detail: reply.detail };
  }

  /** A board asks twice under one id: what was written there must not pass for an upvote. */
  private record(command: Command, { poll, choices, texts }: Given): void {
    const status = this.view.peek()?.state.poll?.status;
    if (command.type === "write" && status !== "open") return;
    this.patch({ me: { poll, choices: [...choices], texts: [...texts] } });
  }

  private hear(frame: ServerFrame): void {
    if ("server_time" in frame) this.clock.hear(frame.server_time);
    const before = this.view.peek();
    const { view, gap } = reduce(before, frame);
    // What was refused, or is still on its way, was meant for the poll as it stood.
    if (before?.state.poll?.status !== view?.state.poll?.status) this.attempt.value = null;
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
