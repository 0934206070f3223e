import { m } from "../../messages";
import { library, type Pattern, recent } from "../../redirects/library";

interface Props {
  onOpen: (pattern: Pattern) => void;
}

/** One tap on what it sounds like. What was used last stands last, where the thumb is. */
export function TileGrid({ onOpen }: Props) {
  const patterns = library.value?.patterns;
  if (!patterns) return <p>{m.redirects.none}</p>;
  const last = recent.value.flatMap((id) => patterns.filter((pattern) => pattern.id === id)).reverse();
  return (
    <>
      <Tiles label={m.redirects.tilesLabel} patterns={patterns} onOpen={onOpen} />
      {last.length > 0 && (
        <>
          <h3 class="small">{m.redirects.recent}</h3>
          <Tiles label={m.redirects.recent} patterns={last} onOpen={onOpen} />
        </>
      )}
    </>
  );
}

function Tiles({ label, patterns, onOpen }: Props & { label: string; patterns: readonly Pattern[] }) {
  return (
    <ul class="tiles" aria-label={label}>
      {patterns.map((pattern) => (
        <li key={pattern.id}>
          <button type="button" class="button" onClick={() => onOpen(pattern)}>
            {pattern.tile}
          </button>
        </li>
      ))}
    </ul>
  );
}
