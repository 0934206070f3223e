import { signal } from "@preact/signals";
import { answer, api } from "../api";
import { keeper } from "../this-phone";
import type { Callable } from "./numbers";

const NAME = "tonight";

/** Whom the co-facilitators call: everything the program has, fetched when a desk opens. */
export const tonight = signal(keeper.read(NAME) as Callable | null);

export async function fetchTonight(sessionId: string): Promise<void> {
  const path = { session_id: sessionId };
  const { country, contacts } = await answer(api.GET("/api/v1/sessions/{session_id}/safety", { params: { path } }));
  tonight.value = { country, contacts };
  keeper.keep(NAME, tonight.value);
}

export function forgetTonight(): void {
  tonight.value = null;
  keeper.forget(NAME);
}
