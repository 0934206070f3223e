import { PageMemory } from "./page-memory";
import { Seats } from "./seat";

function storage(): Storage | PageMemory {
  try {
    const probe = "probe";
    localStorage.setItem(probe, probe);
    localStorage.removeItem(probe);
    return localStorage;
  } catch {
    return new PageMemory();
  }
}

export const seats = new Seats(storage());
