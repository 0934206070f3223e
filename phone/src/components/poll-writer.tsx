import { type Signal, useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import { m } from "../messages";
import { answersOf, draftOf, faultIn, KINDS, LONGEST, type Sketch, type SketchFault } from "../room/poll-draft";
import type { Draft } from "../wire";
import { AnswerFields } from "./answer-fields";
import { Fault } from "./fault";
import { LineField } from "./line-field";
import { ScaleFields } from "./scale-fields";

interface Props {
  sketch: Signal<Sketch>;
  button: string;
  busy: boolean;
  onDone: (draft: Draft) => void;
}

/** Writing a poll: its kind, its question, and what else that kind needs. */
export function PollWriter({ sketch, button, busy, onDone }: Props) {
  const fault = useSignal<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const ids = { kind: useId(), fault: useId() };
  const { kind, question } = sketch.value;
  const set = (change: Partial<Sketch>) => {
    fault.value = null;
    sketch.value = { ...sketch.value, ...change };
  };
  const submit = (event: Event) => {
    event.preventDefault();
    const wrong = faultIn(sketch.value);
    if (wrong === null) {
      if (!busy) onDone(draftOf(sketch.value));
      return;
    }
    fault.value = inWords(wrong, sketch.value);
    form.current?.querySelector<HTMLElement>(`[data-part="${PART[wrong]}"] input`)?.focus();
  };
  return (
    <form class="poll-writer" noValidate ref={form} onSubmit={submit}>
      <fieldset class="kinds" aria-describedby={ids.kind}>
        <legend>{m.asking.kind}</legend>
        {KINDS.map((each) => (
          <label class="kind" key={each}>
            <input type="radio" name="kind" value={each} checked={kind === each} onChange={() => set({ kind: each })} />
            <span>{m.asking.kinds[each]}</span>
          </label>
        ))}
      </fieldset>
      <p class="small" id={ids.kind}>
        {m.asking.kindHints[kind]}
      </p>
      <div data-part="question">
        <LineField
          label={m.asking.question}
          text={question}
          longest={LONGEST.question}
          describedBy={ids.fault}
          onInput={(text) => set({ question: text })}
        />
      </div>
      {answersOf(kind) && <AnswerFields sketch={sketch.value} describedBy={ids.fault} onChange={(answers) => set({ answers })} />}
      {kind === "scale" && <ScaleFields sketch={sketch.value} describedBy={ids.fault} onChange={set} />}
      <Fault id={ids.fault} text={fault.value} />
      <p class="small">{m.asking.sensitive}</p>
      <button type="submit" class="button primary" aria-disabled={busy}>
        {button}
      </button>
    </form>
  );
}

const PART: Record<SketchFault, string> = {
  question: "question",
  answers: "answers",
  repeat: "answers",
  scale: "scale",
  labels: "scale",
};

function inWords(fault: SketchFault, { kind }: Sketch): string {
  return {
    question: m.asking.faultQuestion,
    answers: m.asking.faultAnswers(answersOf(kind)?.fewest ?? 0),
    repeat: m.asking.faultRepeat,
    scale: m.asking.faultScale,
    labels: m.asking.faultLabels,
  }[fault];
}
