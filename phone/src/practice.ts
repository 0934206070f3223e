/** What a rehearsal is made of; the texts come from content/en/practice.yaml when the app is built. */
export interface Practice {
  language: string;
  review: { state: string; by?: string; on?: string };
  turns: Turn[];
  situations: Situation[];
}

export interface Turn {
  id: string;
  title: string;
  minutes: number;
  text: string;
  shows: "cards" | "talk" | "review";
  swapped?: boolean;
}

export interface Situation {
  id: string;
  title: string;
  setting: string;
  pattern?: string;
  /** Of the redirect library; none where it is about safety. */
  moves: Record<"reflect" | "widen" | "step", { id: string; text: string }[]> | null;
  colleague: { says: string; carries: string; softens: string };
  helper: { task: string; trap: string };
  prompts: string[];
  helps: string[];
  harms: string[];
  evidence: string[];
}
