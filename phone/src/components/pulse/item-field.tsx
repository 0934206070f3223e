import { useId } from "preact/hooks";
import { m } from "../../messages";
import { type Answer, CHOICES } from "../../pulse/answers";
import type { PulseItem } from "../../pulse/wire";
import { ScalePoints } from "../scale";

interface Props {
  item: PulseItem;
  given: Answer | undefined;
  onGive: (answer: Answer | undefined) => void;
}

/** One question. Radio buttons, so that arrows and screen readers work as they do everywhere. */
export function ItemField({ item, given, onGive }: Props) {
  const name = useId();
  return (
    <fieldset class="pulse-item">
      <legend>{item.text}</legend>
      {item.kind === "0-10" ? (
        <TenPoints item={item} name={name} given={given} onGive={onGive} />
      ) : (
        <div class="pulse-choices">
          {CHOICES[item.kind].map((choice) => (
            <label class="choice" key={choice}>
              <input type="radio" name={name} checked={given === choice} onChange={() => onGive(choice)} />
              <span>{m.pulse.choices[choice as keyof typeof m.pulse.choices]}</span>
            </label>
          ))}
        </div>
      )}
      {given !== undefined && (
        <button type="button" class="link pulse-skip" onClick={() => onGive(undefined)}>
          {m.pulse.skip}
        </button>
      )}
    </fieldset>
  );
}

const POINTS = CHOICES["0-10"].map((value) => ({ id: String(value), text: String(value) }));

function TenPoints({ item, name, given, onGive }: Props & { name: string }) {
  return (
    <ScalePoints
      name={name}
      options={POINTS}
      scale={{ min: 0, max: 10, min_label: item.low, max_label: item.high }}
      choice={given === undefined ? null : String(given)}
      onChoose={(option) => onGive(Number(option))}
    />
  );
}
