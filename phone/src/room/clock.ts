const SAMPLES = 5;

/**
 * The server's time, as far as this phone can tell. Phones are minutes off, and the room's
 * countdown must be the same on every screen. The median shrugs off a sample that was late.
 */
export class ServerClock {
  private offsets: number[] = [];

  constructor(private readonly local: () => number = Date.now) {}

  hear(serverTime: string): void {
    const heard = Date.parse(serverTime);
    if (Number.isNaN(heard)) return;
    this.offsets = [...this.offsets, heard - this.local()].slice(-SAMPLES);
  }

  now(): number {
    return this.local() + this.offset();
  }

  /** Old samples tell nothing once a phone slept or set its clock. */
  forget(): void {
    this.offsets = [];
  }

  private offset(): number {
    if (this.offsets.length === 0) return 0;
    const sorted = [...this.offsets].sort((a, b) => a - b);
    const middle = Math.floor(sorted.length / 2);
    const upper = sorted[middle] ?? 0;
    return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
  }
}

/** Whole seconds until then; negative once it has passed. */
export function secondsUntil(endsAt: string, now: number): number {
  return Math.ceil((Date.parse(endsAt) - now) / 1000);
}
