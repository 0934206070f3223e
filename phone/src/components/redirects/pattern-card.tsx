import { useSignal } from "@preact/signals";
import { m } from "../../messages";
import { judge, judgedAlready } from "../../redirects/judging";
import { library, type Move, MOVES, type Pattern } from "../../redirects/library";

/** Three moves, each with one line to say; a tap brings another line. */
export function PatternCard({ pattern }: { pattern: Pattern }) {
  return (
    <div class="redirect">
      <p class="small">{m.redirects.soundsLike(pattern.sounds_like)}</p>
      {pattern.check_first !== "" && <p class="check-first strong">{pattern.check_first}</p>}
      {MOVES.map((move) => (
        <MoveLine key={move} pattern={pattern} move={move} />
      ))}
      <p>
        <span class="strong">{m.redirects.avoid}:</span> {pattern.avoid}
      </p>
      <p>
        <span class="strong">{m.redirects.towards}:</span> {pattern.towards}
      </p>
      <p class="small">
        {m.redirects.evidence(pattern.evidence)}{" "}
        {library.value?.review_state === "unreviewed" && m.redirects.unreviewed}
      </p>
    </div>
  );
}

function MoveLine({ pattern, move }: { pattern: Pattern; move: Move }) {
  const at = useSignal(0);
  const wordings = pattern[move];
  const wording = wordings[at.value % wordings.length];
  if (!wording) return null;
  const about = { pattern: pattern.id, move, wording: wording.id };
  const said = judgedAlready(about);
  return (
    <section class="move">
      <h3>{m.redirects.moves[move]}</h3>
      <p class="aloud" aria-live="polite">
        {wording.text}
      </p>
      <div class="row">
        <button type="button" class="button quiet" onClick={() => (at.value += 1)}>
          {m.redirects.another}
        </button>
        {said === null ? (
          <>
            <button type="button" class="button quiet" onClick={() => judge({ ...about, would_say: true })}>
              {m.redirects.would}
            </button>
            <button type="button" class="button quiet" onClick={() => judge({ ...about, would_say: false })}>
              {m.redirects.wouldNot}
            </button>
          </>
        ) : (
          <p class="small counted">{m.redirects.counted}</p>
        )}
      </div>
    </section>
  );
}
