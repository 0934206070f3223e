import { Drafts } from "./drafts";
import { Keeper } from "./keeper";
import { PageMemory } from "./page-memory";
import { Seats } from "./seat";

function usable(storage: () => Storage): Storage | PageMemory {
  try {
    const found = storage();
    const probe = "probe";
    found.setItem(probe, probe);
    found.removeItem(probe);
    return found;
  } catch {
    return new PageMemory();
  }
}

export const seats = new Seats(usable(() => localStorage));
export const keeper = new Keeper(usable(() => localStorage));
export const drafts = new Drafts(usable(() => sessionStorage));
