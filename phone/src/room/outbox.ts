import type { Command, RedirectAnswer, ServerFrame } from "../wire";

export type SentCommand = Command & { id: string };

export type Reply =
  | { done: true; found?: RedirectAnswer }
  | { done: false; reason: "refused"; detail: string }
  | { done: false; reason: "unsent" };

interface Waiting {
  frame: SentCommand;
  since: number;
  doubted: boolean;
  settle: (reply: Reply) => void;
}

/**
 * A tap of the lead that could not be sent means something else half a minute later, so it is
 * given up and said so. An answer means the same until its poll closes, so it waits as long as it must.
 */
const COMMAND_PATIENCE_MS = 15_000;
const DOUBT_AFTER_MS = 3_000;

function isAnswer({ type }: Command): boolean {
  return type === "vote" || type === "write";
}

/**
 * What was sent and not yet answered. The server keeps no ids: sending again is safe because each
 * command says what should be true after it, or from where it starts, and so changes nothing twice.
 */
export class Outbox {
  private waiting = new Map<string, Waiting>();

  constructor(
    private readonly newId: () => string,
    private readonly now: () => number = Date.now,
  ) {}

  add(command: Command): { frame: SentCommand; reply: Promise<Reply> } {
    if (isAnswer(command)) this.dropAnswers();
    const frame: SentCommand = { ...command, id: this.newId() };
    const reply = new Promise<Reply>((settle) => {
      this.waiting.set(frame.id, { frame, since: this.now(), doubted: false, settle });
    });
    return { frame, reply };
  }

  hear(frame: ServerFrame): void {
    if (frame.type === "ack") this.settle(frame.id, { done: true });
    if (frame.type === "redirect.answer") this.settle(frame.id, { done: true, found: frame });
    if (frame.type === "refused") this.settle(frame.id, { done: false, reason: "refused", detail: frame.detail });
  }

  /** To be called after a reconnect, in the order in which things were first sent. */
  unanswered(): SentCommand[] {
    this.giveUpOld();
    return [...this.waiting.values()].map(({ frame }) => frame);
  }

  giveUpOld(): void {
    for (const { frame, since } of [...this.waiting.values()]) {
      if (!isAnswer(frame) && this.now() - since > COMMAND_PATIENCE_MS) {
        this.settle(frame.id, { done: false, reason: "unsent" });
      }
    }
  }

  /** Something has been waiting so long that the line may be dead. True once for each thing sent. */
  stalls(): boolean {
    const late = [...this.waiting.values()].filter(
      ({ since, doubted }) => !doubted && this.now() - since > DOUBT_AFTER_MS,
    );
    for (const waiting of late) waiting.doubted = true;
    return late.length > 0;
  }

  drop(): void {
    for (const id of [...this.waiting.keys()]) this.settle(id, { done: false, reason: "unsent" });
  }

  /** The newest answer is the only one that counts; an older one must not be sent after it. */
  private dropAnswers(): void {
    for (const { frame } of [...this.waiting.values()]) {
      if (isAnswer(frame)) this.settle(frame.id, { done: false, reason: "unsent" });
    }
  }

  private settle(id: string, reply: Reply): void {
    const waiting = this.waiting.get(id);
    if (!waiting) return;
    this.waiting.delete(id);
    waiting.settle(reply);
  }
}
