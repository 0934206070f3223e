/**
 * The seats this phone holds. A seat token is the only thing the app stores, and it says nothing
 * about a person: it is a random number that the room gave out.
 */
const PREFIX = "seat.";
const LIFETIME_MS = 12 * 60 * 60 * 1000;

export interface Seat {
  token: string;
  code: string;
  takenAt: number;
}

type Store = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

function read(store: Store, key: string): Seat | null {
  try {
    const seat = JSON.parse(store.getItem(key) ?? "null") as Partial<Seat> | null;
    if (typeof seat?.token !== "string" || typeof seat.code !== "string" || typeof seat.takenAt !== "number") {
      return null;
    }
    return seat as Seat;
  } catch {
    return null;
  }
}

export class Seats {
  constructor(
    private readonly store: Store,
    private readonly now: () => number = Date.now,
  ) {}

  keep(roomId: string, token: string, code: string): void {
    this.store.setItem(PREFIX + roomId, JSON.stringify({ token, code, takenAt: this.now() } satisfies Seat));
  }

  in(roomId: string): Seat | null {
    this.forgetOld();
    return read(this.store, PREFIX + roomId);
  }

  /** The room this phone already sits in under that code, so that a second scan takes no second seat. */
  roomByCode(code: string): string | null {
    this.forgetOld();
    const key = this.keys().find((candidate) => read(this.store, candidate)?.code === code);
    return key === undefined ? null : key.slice(PREFIX.length);
  }

  /** The room where this phone sat down last, for a phone that lost its way there. */
  latestRoom(): string | null {
    this.forgetOld();
    const takenAt = (key: string) => read(this.store, key)?.takenAt ?? 0;
    const [latest] = this.keys().sort((a, b) => takenAt(b) - takenAt(a));
    return latest === undefined ? null : latest.slice(PREFIX.length);
  }

  /** Rooms may change their code: the seat stays, and the new code leads to it as well. */
  recode(roomId: string, code: string): void {
    const seat = read(this.store, PREFIX + roomId);
    if (seat) this.store.setItem(PREFIX + roomId, JSON.stringify({ ...seat, code }));
  }

  forget(roomId: string): void {
    this.store.removeItem(PREFIX + roomId);
  }

  private forgetOld(): void {
    for (const key of this.keys()) {
      const seat = read(this.store, key);
      if (!seat || this.now() - seat.takenAt > LIFETIME_MS) this.store.removeItem(key);
    }
  }

  private keys(): string[] {
    return Array.from({ length: this.store.length }, (_, index) => this.store.key(index)).filter(
      (key): key is string => key?.startsWith(PREFIX) ?? false,
    );
  }
}
