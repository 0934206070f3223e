import type { ComponentChildren } from "preact";
import { m } from "../messages";
import { ScalePoints } from "./scale";

const ENDS = { min: 1, max: 5, min_label: m.debrief.preparedLow, max_label: m.debrief.preparedHigh };
const OPTIONS = [1, 2, 3, 4, 5].map((value) => ({ id: String(value), text: String(value) }));

interface Props {
  value: number | null;
  onChoose: (value: number) => void;
  /** What is wrong with it, below the scale. */
  children: ComponentChildren;
}

export function Preparedness({ value, onChoose, children }: Props) {
  return (
    <fieldset>
      <legend>{m.debrief.prepared}</legend>
      <ScalePoints
        name="preparedness"
        options={OPTIONS}
        scale={ENDS}
        choice={value === null ? null : String(value)}
        onChoose={(option) => onChoose(Number(option))}
      />
      {children}
    </fieldset>
  );
}
