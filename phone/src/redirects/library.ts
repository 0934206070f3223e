import { signal } from "@preact/signals";
import { answer, api } from "../api";
import type { components } from "../generated/api";
import { keeper } from "../this-phone";
import type { Whole } from "../wire";

export type Library = Whole<components["schemas"]["RedirectLibraryOut"]>;
export type Pattern = Library["patterns"][number];
export type Wording = Pattern["reflect"][number];
export const MOVES = ["reflect", "widen", "step"] as const;
export type Move = (typeof MOVES)[number];

const LIBRARY = "redirects";
const RECENT = "redirects-recent";
const MOST_RECENT = 4;

/** Fetched when a desk opens, and kept: from then on a tile needs no network. */
export const library = signal(keeper.read(LIBRARY) as Library | null);

/** Ids of the tiles used last, newest first. They never leave this device. */
export const recent = signal<readonly string[]>((keeper.read(RECENT) as string[] | null) ?? []);

export async function fetchLibrary(): Promise<void> {
  library.value = await answer(api.GET("/api/v1/redirects"));
  keeper.keep(LIBRARY, library.value);
}

export function used(pattern: string): void {
  recent.value = [pattern, ...recent.value.filter((id) => id !== pattern)].slice(0, MOST_RECENT);
  keeper.keep(RECENT, recent.value);
}

export function forgetRedirects(): void {
  library.value = null;
  recent.value = [];
  for (const name of [LIBRARY, RECENT]) keeper.forget(name);
}
