import { signal } from "@preact/signals";

const words = signal("");

/** Says something to people who listen to the screen, when they are done with what they hear. */
export function announce(text: string): void {
  words.value = text;
}

export function Announcer() {
  return (
    <p class="heard-only" aria-live="polite">
      {words.value}
    </p>
  );
}
