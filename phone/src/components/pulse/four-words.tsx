import { m } from "../../messages";

interface Props {
  words: readonly string[];
  /** On a wall the explanation is said aloud. */
  brief?: boolean;
}

export function FourWords({ words, brief = false }: Props) {
  return (
    <div class="four-words">
      <p class="small">{brief ? m.pulse.wordsShort : m.pulse.words}</p>
      <ul>
        {words.map((word) => (
          <li key={word}>{word}</li>
        ))}
      </ul>
      {!brief && <p class="small">{m.pulse.wordsFor}</p>}
    </div>
  );
}
