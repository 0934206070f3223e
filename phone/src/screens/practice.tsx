import { useSignal } from "@preact/signals";
import { Heading } from "../components/heading";
import { Help } from "../components/help";
import { Rehearsal } from "../components/practice/rehearsal";
import { PRACTICE } from "../generated/practice";
import { m } from "../messages";
import type { Situation } from "../practice";
import { paths } from "../route";

/** Two people rehearse a hard moment. Everything is in the app itself; nothing is kept or sent. */
export function PracticeScreen() {
  const chosen = useSignal<Situation | null>(null);
  return (
    <main class="page practice" key={chosen.value?.id}>
      <Heading text={chosen.value?.title ?? m.practice.title} />
      {chosen.value ? (
        <Rehearsal situation={chosen.value} turns={PRACTICE.turns} onLeave={() => (chosen.value = null)} />
      ) : (
        <Choosing onChoose={(situation) => (chosen.value = situation)} />
      )}
      <div class="aside with-help">
        <p>
          <a href={paths.home}>{m.common.toStart}</a>
        </p>
        <Help />
      </div>
    </main>
  );
}

function Choosing({ onChoose }: { onChoose: (situation: Situation) => void }) {
  return (
    <>
      <p class="lead">{m.practice.lead}</p>
      <p>{m.practice.care}</p>
      <p class="small">
        {m.practice.kept} {PRACTICE.review.state === "unreviewed" && m.practice.unreviewed}
      </p>
      <h2>{m.practice.choose}</h2>
      <ul class="moments">
        {PRACTICE.situations.map((situation) => (
          <li key={situation.id}>
            <button type="button" class="button wide" onClick={() => onChoose(situation)}>
              {situation.title}
            </button>
            <p class="small">{situation.setting}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
