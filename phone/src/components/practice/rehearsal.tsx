import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { m } from "../../messages";
import type { Situation, Turn } from "../../practice";
import { Rows } from "../prebrief/points";
import { Cards } from "./cards";
import { TurnClock } from "./turn-clock";

interface Props {
  situation: Situation;
  turns: readonly Turn[];
  onLeave: () => void;
}

/** From turn to turn, with a swap in the middle. The turn on show is all that the page remembers. */
export function Rehearsal({ situation, turns, onLeave }: Props) {
  const at = useSignal(0);
  const turn = turns[at.value];
  if (!turn) return <Done onLeave={onLeave} />;
  const isLast = at.value === turns.length - 1;
  return (
    <>
      <p>
        {situation.setting} <Rows of={situation.evidence} />
      </p>
      <TurnHead turn={turn} number={at.value + 1} of={turns.length} key={turn.id} />
      {turn.shows === "cards" && <Cards situation={situation} key={turn.id} />}
      {turn.shows === "talk" && <Prompts situation={situation} />}
      {turn.shows === "review" && <Review situation={situation} />}
      <div class="send-or-not">
        <button type="button" class="button primary" onClick={() => (at.value += 1)}>
          {isLast ? m.practice.last : m.practice.next}
        </button>
        <button type="button" class="button large" onClick={onLeave}>
          {m.practice.stop}
        </button>
      </div>
    </>
  );
}

function TurnHead({ turn, number, of }: { turn: Turn; number: number; of: number }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (number > 1) heading.current?.focus({ preventScroll: false });
  }, []);
  return (
    <div class="turn">
      <p class="small">
        {m.practice.turn(number, of)}. {turn.swapped ? m.practice.who.swapped : m.practice.who.first}
      </p>
      <h2 ref={heading} tabIndex={-1}>
        {turn.title}
      </h2>
      <TurnClock minutes={turn.minutes} />
      <p>{turn.text}</p>
    </div>
  );
}

const MOVES = ["reflect", "widen", "step"] as const;

/** The situation's own lines, and those of the redirect library as the desk would show them. */
function Prompts({ situation: { prompts, moves } }: { situation: Situation }) {
  return (
    <section class="prompts">
      <h3>{m.practice.prompts}</h3>
      <ul class="points">
        {prompts.map((prompt) => (
          <li key={prompt}>{prompt}</li>
        ))}
      </ul>
      {moves !== null && (
        <details>
          <summary>{m.practice.more}</summary>
          <dl class="lines">
            {MOVES.map((move) => (
              <div key={move}>
                <dt>{m.redirects.moves[move]}</dt>
                {moves[move].map(({ id, text }) => (
                  <dd key={id}>{text}</dd>
                ))}
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  );
}

function Review({ situation: { helps, harms } }: { situation: Situation }) {
  return (
    <>
      <h3>{m.practice.helps}</h3>
      <ul class="points">
        {helps.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <h3>{m.practice.harms}</h3>
      <ul class="points harms">
        {harms.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

function Done({ onLeave }: { onLeave: () => void }) {
  return (
    <>
      <p class="lead" role="status">
        {m.practice.done}
      </p>
      <p>{m.practice.doneText}</p>
      <button type="button" class="button primary" onClick={onLeave}>
        {m.practice.other}
      </button>
    </>
  );
}
