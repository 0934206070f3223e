import type { Poll, Scale as Ends } from "../wire";
import { ScaleEnds } from "./scale-ends";

interface Props {
  poll: Poll;
  scale: Ends;
  choice: string | null;
  onChoose: (option: string) => void;
}

export function Scale({ poll, scale, choice, onChoose }: Props) {
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
        {poll.options.map((option) => (
          <label class="point" key={option.id}>
            <input
              type="radio"
              name={poll.id}
              value={option.id}
              aria-label={meaning(option.id)}
              checked={choice === option.id}
              onChange={() => onChoose(option.id)}
            />
            <span>{option.text}</span>
          </label>
        ))}
      </div>
    </div>
  );
}
