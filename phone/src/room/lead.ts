import { signal } from "@preact/signals";
import type { Command, State } from "../wire";
import type { LiveRoom } from "./live-room";
import type { Reply } from "./outbox";

/** These move nothing on, and whoever sorts is quicker than a slow line. */
const ALONGSIDE: readonly Command["type"][] = ["poll.sort", "cue"];

/**
 * The hands of a facilitator: one command at a time, and plain words when one did not go through.
 * A second tap on the same thing does nothing; another thing waits until the first is done.
 */
export class Hands {
  /** The kind of command that is on its way. */
  readonly busy = signal<Command["type"] | null>(null);
  readonly notice = signal<string | null>(null);

  private underway: Promise<Reply> = Promise.resolve({ done: true });

  constructor(
    private readonly room: LiveRoom,
    private readonly unsent: string,
  ) {}

  /** Whether it was done. */
  async give(command: Command): Promise<boolean> {
    const alongside = ALONGSIDE.includes(command.type);
    while (!alongside && this.busy.peek() !== null) {
      if (this.busy.peek() === command.type) return false;
      const before = await this.underway;
      // The line is gone: what waited behind it means something else by now, too.
      if (!before.done && before.reason === "unsent") return false;
    }
    if (!alongside) this.busy.value = command.type;
    this.notice.value = null;
    const answered = this.room.command(command);
    if (!alongside) this.underway = answered.finally(() => (this.busy.value = null));
    const reply = await answered;
    if (!reply.done) this.notice.value = reply.reason === "refused" ? reply.detail : this.unsent;
    return reply.done;
  }
}

export interface Part {
  leads: boolean;
  /** Who leads, when it is not this person. */
  leader: string | null;
}

/** The state a facilitator gets: everything a phone gets, and the desk. */
export type DeskState = State & Required<Pick<State, "door" | "script" | "outline" | "desk" | "at_desk" | "cues" | "you">>;

export function isDeskState(state: State): state is DeskState {
  return Boolean(state.door && state.script && state.outline && state.desk && state.at_desk && state.cues && state.you);
}

export function partOf({ desk, you }: DeskState): Part {
  if (desk.lead === you.co_facilitator) return { leads: true, leader: null };
  return { leads: false, leader: desk.co_facilitators.find(({ id }) => id === desk.lead)?.name ?? null };
}
