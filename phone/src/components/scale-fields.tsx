import { useId } from "preact/hooks";
import { m } from "../messages";
import { LONGEST, SCALE, type Sketch } from "../room/poll-draft";
import { LineField } from "./line-field";

interface Props {
  sketch: Sketch;
  describedBy: string;
  onChange: (change: Partial<Sketch>) => void;
}

export function ScaleFields({ sketch: { min, max, minLabel, maxLabel }, describedBy, onChange }: Props) {
  return (
    <div class="scale-fields" data-part="scale">
      <Bound label={m.asking.from} value={min} onChange={(value) => onChange({ min: value })} />
      <LineField
        label={m.asking.fromMeans(min)}
        text={minLabel}
        longest={LONGEST.label}
        describedBy={describedBy}
        onInput={(text) => onChange({ minLabel: text })}
      />
      <Bound label={m.asking.to} value={max} onChange={(value) => onChange({ max: value })} />
      <LineField
        label={m.asking.toMeans(max)}
        text={maxLabel}
        longest={LONGEST.label}
        describedBy={describedBy}
        onInput={(text) => onChange({ maxLabel: text })}
      />
    </div>
  );
}

const VALUES = Array.from({ length: SCALE.highest - SCALE.lowest + 1 }, (_, index) => SCALE.lowest + index);

function Bound({ label, value, onChange }: { label: string; value: number; onChange: (value: number) => void }) {
  const id = useId();
  return (
    <div class="line-field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(Number(event.currentTarget.value))}>
        {VALUES.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </select>
    </div>
  );
}
