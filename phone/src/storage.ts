import { PageMemory } from "./page-memory";

/** The browser's storage, or the page's memory where a browser forbids it. */
export function usable(storage: () => Storage): Storage | PageMemory {
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
