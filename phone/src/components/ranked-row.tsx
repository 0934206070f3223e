import { m } from "../messages";

interface Props {
  text: string;
  place: number;
  last: boolean;
  onTake: () => void;
  onMove: (by: -1 | 1) => void;
}

export function RankedRow({ text, place, last, onTake, onMove }: Props) {
  return (
    <li>
      <button type="button" class="choice chosen" aria-label={m.poll.rankTake(text, place)} onClick={onTake}>
        <span class="place" aria-hidden="true">
          {place}
        </span>
        <span>{text}</span>
      </button>
      <button
        type="button"
        class="button step"
        aria-label={m.poll.rankUp(text)}
        aria-disabled={place === 1}
        onClick={() => place > 1 && onMove(-1)}
      >
        <span aria-hidden="true">↑</span>
      </button>
      <button
        type="button"
        class="button step"
        aria-label={m.poll.rankDown(text)}
        aria-disabled={last}
        onClick={() => !last && onMove(1)}
      >
        <span aria-hidden="true">↓</span>
      </button>
    </li>
  );
}
