import { en } from "./en";

/** English sets the shape; another language is an object of this type beside it. */
export type Messages = typeof en;

const languages: Record<string, Messages> = { en };

function preferred(wanted: readonly string[]): Messages {
  for (const tag of wanted) {
    const messages = languages[tag.split("-")[0] ?? ""];
    if (messages) return messages;
  }
  return en;
}

export const m: Messages = preferred(navigator.languages);
