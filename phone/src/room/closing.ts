export type Ending = "room-closed" | "seat-gone" | "elsewhere" | "not-allowed" | "directors-stay-out" | "signed-out" | "left";

export type AfterClose =
  | { ended: Ending }
  /** No delay given: back off. `blame` when something this phone sent may be the cause. */
  | { retry: true; delayMs?: number; blame?: boolean };

/** What a close code asks of this phone. A seat is for keeps; a ticket is fetched anew each time. */
export function afterClose(code: number, holds: "seat" | "ticket"): AfterClose {
  switch (code) {
    case 4400:
    case 4413:
      return { retry: true, blame: true };
    case 4401:
      return holds === "seat" ? { ended: "seat-gone" } : { retry: true };
    case 4409:
      return { ended: "elsewhere" };
    case 4410:
      return { ended: "room-closed" };
    case 4429:
      return { retry: true, delayMs: 10_000 };
    default:
      return { retry: true };
  }
}
