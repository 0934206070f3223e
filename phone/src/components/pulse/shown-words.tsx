import { m } from "../../messages";
import type { State } from "../../wire";
import { FourWords } from "./four-words";

/** On the wall: the four words that every phone must show as well. */
export function WallWords({ pulse }: Pick<State, "pulse">) {
  if (!pulse?.open) return null;
  return (
    <section class="wall-pulse" aria-label={m.pulse.kicker}>
      <p class="answer-hint">{m.pulse.wallOpen}</p>
      <FourWords words={pulse.fingerprint} brief />
    </section>
  );
}
