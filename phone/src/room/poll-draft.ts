import type { Draft, PollKind } from "../wire";

/** A poll while somebody writes it: what was typed for one kind is still there for another. */
export interface Sketch {
  kind: PollKind;
  question: string;
  answers: readonly string[];
  min: number;
  max: number;
  minLabel: string;
  maxLabel: string;
}

export const KINDS: readonly PollKind[] = [
  "single_choice",
  "multiple_choice",
  "scale",
  "ranking",
  "word_cloud",
  "question_board",
];

export const LONGEST = { question: 120, answer: 40, label: 24 };
export const SCALE = { lowest: 0, highest: 10 };

export const emptySketch: Sketch = {
  kind: "single_choice",
  question: "",
  answers: ["", ""],
  min: 1,
  max: 5,
  minLabel: "",
  maxLabel: "",
};

export function answersOf(kind: PollKind): { fewest: number; most: number } | null {
  if (kind === "single_choice" || kind === "multiple_choice") return { fewest: 2, most: 8 };
  return kind === "ranking" ? { fewest: 3, most: 6 } : null;
}

/** The fields for answers that the kind asks for, with one kind's surplus out of sight and not forgotten. */
export function answerFields({ kind, answers }: Sketch): readonly string[] {
  const limits = answersOf(kind);
  if (!limits) return [];
  const count = Math.min(limits.most, Math.max(limits.fewest, answers.length));
  return Array.from({ length: count }, (_, index) => answers[index] ?? "");
}

export type SketchFault = "question" | "answers" | "repeat" | "scale" | "labels";

/** The first thing that is missing. The server checks again, and more strictly. */
export function faultIn(sketch: Sketch): SketchFault | null {
  if (sketch.question.trim() === "") return "question";
  const limits = answersOf(sketch.kind);
  const written = writtenAnswers(sketch);
  if (limits && written.length < limits.fewest) return "answers";
  if (new Set(written.map(plain)).size < written.length) return "repeat";
  if (sketch.kind !== "scale") return null;
  if (sketch.min >= sketch.max) return "scale";
  return sketch.minLabel.trim() === "" || sketch.maxLabel.trim() === "" ? "labels" : null;
}

export function draftOf(sketch: Sketch): Draft {
  const isScale = sketch.kind === "scale";
  return {
    kind: sketch.kind,
    question: sketch.question.trim(),
    options: [...writtenAnswers(sketch)],
    min: isScale ? sketch.min : null,
    max: isScale ? sketch.max : null,
    min_label: isScale ? sketch.minLabel.trim() : "",
    max_label: isScale ? sketch.maxLabel.trim() : "",
  };
}

function writtenAnswers(sketch: Sketch): readonly string[] {
  return answerFields(sketch)
    .map((answer) => answer.trim())
    .filter((answer) => answer !== "");
}

function plain(answer: string): string {
  return answer.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}
