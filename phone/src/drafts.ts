/**
 * What somebody has begun to write, on this phone and in this tab only, so that a reload loses no
 * half sentence. Nothing of it outlives the poll it was meant for.
 */
const PREFIX = "draft.";

type Store = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

export class Drafts {
  constructor(private readonly store: Store) {}

  of(poll: string): string[] {
    try {
      const kept: unknown = JSON.parse(this.store.getItem(PREFIX + poll) ?? "[]");
      return Array.isArray(kept) ? kept.filter((each) => typeof each === "string") : [];
    } catch {
      return [];
    }
  }

  keep(poll: string, texts: readonly string[]): void {
    if (texts.every((text) => text === "")) this.store.removeItem(PREFIX + poll);
    else this.store.setItem(PREFIX + poll, JSON.stringify(texts));
  }

  forget(poll: string): void {
    this.store.removeItem(PREFIX + poll);
  }

  /** Forgets all but what belongs to the poll that can still be answered. */
  forgetOthers(poll: string | null): void {
    for (const key of this.keys()) {
      if (key !== PREFIX + (poll ?? "")) this.store.removeItem(key);
    }
  }

  private keys(): string[] {
    return Array.from({ length: this.store.length }, (_, index) => this.store.key(index)).filter(
      (key): key is string => key?.startsWith(PREFIX) ?? false,
    );
  }
}
