import { m } from "../messages";
import { answerFields, answersOf, LONGEST, type Sketch } from "../room/poll-draft";
import { LineField } from "./line-field";

interface Props {
  sketch: Sketch;
  describedBy: string;
  onChange: (answers: readonly string[]) => void;
}

export function AnswerFields({ sketch, describedBy, onChange }: Props) {
  const limits = answersOf(sketch.kind);
  const fields = answerFields(sketch);
  if (!limits) return null;
  return (
    <fieldset class="answer-fields" data-part="answers">
      <legend>{m.asking.answers}</legend>
      {fields.map((text, index) => (
        <div class="answer-field" key={index}>
          <LineField
            label={m.asking.answer(index + 1)}
            text={text}
            longest={LONGEST.answer}
            describedBy={describedBy}
            onInput={(typed) => onChange(fields.map((each, at) => (at === index ? typed : each)))}
          />
          {fields.length > limits.fewest && (
            <button
              type="button"
              class="button quiet"
              aria-label={m.asking.removeAnswer(index + 1)}
              onClick={() => onChange(fields.filter((_, at) => at !== index))}
            >
              <span aria-hidden="true">×</span>
            </button>
          )}
        </div>
      ))}
      {fields.length < limits.most && (
        <button type="button" class="link" onClick={() => onChange([...fields, ""])}>
          {m.asking.addAnswer}
        </button>
      )}
    </fieldset>
  );
}
