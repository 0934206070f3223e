import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Problem } from "../api";
import { me } from "../account";
import { said } from "../said";

export type Asked<T> = { kind: "asking" } | { kind: "here"; data: T } | { kind: "failed"; why: string };

/** Asks when the screen appears. Somebody whose sign-in ran out becomes a visitor again. */
export function useAnswer<T>(ask: () => Promise<T>, key: string): { asked: ReadonlySignal<Asked<T>>; again: () => void } {
  const asked = useSignal<Asked<T>>({ kind: "asking" });
  const again = () => {
    asked.value = { kind: "asking" };
    ask().then(
      (data) => (asked.value = { kind: "here", data }),
      (error: unknown) => {
        if (error instanceof Problem && error.status === 401) me.value = null;
        asked.value = { kind: "failed", why: said(error) };
      },
    );
  };
  useEffect(again, [key]);
  return { asked, again };
}
