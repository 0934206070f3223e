const PREFIX = "kept.";

type Store = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** What must be there without a network, on this device only. */
export class Keeper {
  constructor(private readonly store: Store) {}

  /** What was kept under that name, or null; what cannot be read any more counts as not kept. */
  read(name: string): unknown {
    try {
      return JSON.parse(this.store.getItem(PREFIX + name) ?? "null");
    } catch {
      return null;
    }
  }

  keep(name: string, value: unknown): void {
    try {
      this.store.setItem(PREFIX + name, JSON.stringify(value));
    } catch {
      // A full store: the page goes on with what it has in memory.
    }
  }

  forget(name: string): void {
    this.store.removeItem(PREFIX + name);
  }
}
