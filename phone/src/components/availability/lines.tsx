import type { ComponentChildren } from "preact";
import { m } from "../../messages";

interface Props<Line> {
  title: string;
  lines: Line[];
  fresh: Line;
  onChange: (lines: Line[]) => void;
  children: (line: Line, change: (part: Partial<Line>) => void, number: number) => ComponentChildren;
}

/** A list of times to which lines can be added, and from which they can be taken. */
export function Lines<Line>({ title, lines, fresh, onChange, children }: Props<Line>) {
  const change = (index: number, part: Partial<Line>) =>
    onChange(lines.map((line, each) => (each === index ? { ...line, ...part } : line)));
  return (
    <fieldset class="time-lines">
      <legend>{title}</legend>
      {lines.map((line, index) => (
        <div class="time-line" key={index}>
          {children(line, (part) => change(index, part), index + 1)}
          <button
            type="button"
            class="button quiet"
            aria-label={m.pairing.removeLine(index + 1)}
            onClick={() => onChange(lines.filter((_line, each) => each !== index))}
          >
            {m.pairing.remove}
          </button>
        </div>
      ))}
      <button type="button" class="button" onClick={() => onChange([...lines, fresh])}>
        {m.pairing.add}
      </button>
    </fieldset>
  );
}
