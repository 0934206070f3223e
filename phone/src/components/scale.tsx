import type { Poll, Scale } from "../wire";
import { ScaleEnds } from "./scale-ends";

interface Props {
  name: string;
  options: Poll["options"];
  scale: Scale;
  choice: string | null;
  onChoose: (option: string) => void;
}

export function ScalePoints({ name, options, scale, choice, onChoose }: Props) {
  const meaning = (option: string) => {
    if (option === String(scale.min)) return `${option}, ${scale.min_label}`;
    if (option === String(scale.max)) return `${option}, ${scale.max_label}`;
    return undefined;
  };
  return (
    <div class="scale">
      {/* The first and the last point carry these words for those who listen. */}
      <ScaleEnds scale={scale} hidden />
      <div class="scale-points">
        {options.map(({ id, text }) => (
          <label class="point" key={id}>
            <input
              type="radio"
              name={name}
              value={id}
              aria-label={meaning(id)}
              checked={choice === id}
              onChange={() => onChoose(id)}
            />
            <span>{text}</span>
          </label>
        ))}
      </div>
    </div>
  );
}
