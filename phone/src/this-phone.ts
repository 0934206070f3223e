import { Drafts } from "./drafts";
import { PageMemory } from "./page-memory";
import { Seats } from "./seat";

export function usableStorage(storage: () => Storage): Storage | PageMemory {
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

export const seats = new Seats(usableStorage(() => localStorage));
export const drafts = new Drafts(usableStorage(() => sessionStorage));
