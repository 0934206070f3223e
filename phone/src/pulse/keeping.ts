import type { Holder, Kept } from "./kept";
import type { Shelf } from "./shelf";

const PREFIX = "kept.";
const HOLDER = "holder";

function keyOf(holder: Holder, round: string): string {
  return `${PREFIX}${holder}.${round}`;
}

/** The rounds that this phone knows, one entry for each and each holder. */
export class Keeping {
  constructor(readonly shelf: Shelf) {}

  of(holder: Holder): Promise<Kept[]> {
    return this.under(`${PREFIX}${holder}.`);
  }

  all(): Promise<Kept[]> {
    return this.under(PREFIX);
  }

  change(holder: Holder, round: string, change: (before: Kept | undefined) => Kept | undefined): Promise<Kept | undefined> {
    return this.shelf.change(keyOf(holder, round), change);
  }

  /** Changes what is there, and nothing where nothing is. */
  renew({ holder, round }: Kept, change: (before: Kept) => Kept | undefined): Promise<Kept | undefined> {
    return this.change(holder, round.id, (before) => before && change(before));
  }

  /** Who used this phone last and did not sign out: whom a phone without a network belongs to. */
  lastHolder(): Promise<Holder | undefined> {
    return this.shelf.get<Holder>(HOLDER);
  }

  async rememberHolder(holder: Holder | null): Promise<void> {
    await this.shelf.change<Holder>(HOLDER, () => holder ?? undefined);
  }

  private async under(prefix: string): Promise<Kept[]> {
    const found = (await this.shelf.all<Kept>(prefix)).map(([, kept]) => kept);
    return found.sort((a, b) => a.round.closes_at.localeCompare(b.round.closes_at));
  }
}
