import { useId } from "preact/hooks";
import { m } from "../../messages";
import type { Release, ReleasedItem, Told } from "../../pulse/wire";
import { dayOf } from "../../when";

/** What left the sealed rounds: as rounded as it came, with "or more" and "or less" where that is all. */
export function ReleaseShown({ release: { released_on, rounds, n_band, items } }: { release: Release }) {
  const heading = useId();
  const facts = [m.pulse.answered(n_band), rounds.length > 1 ? m.pulse.roundsTogether(rounds.length) : null, m.pulse.rounded];
  return (
    <section class="pulse-release" aria-labelledby={heading}>
      <h2 id={heading}>{m.pulse.releasedOn(dayOf(released_on))}</h2>
      <p class="small">{facts.filter(Boolean).join(". ")}</p>
      <dl>
        {items.map((item) => (
          <div key={item.id}>
            <dt>{item.text}</dt>
            <dd>
              <Value item={item} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Value({ item: { kind, low, high, mean, shares } }: { item: ReleasedItem }) {
  if (mean) {
    return (
      <>
        <p class="told">{inWords(mean, m.pulse.average)}</p>
        <p class="small">{kind === "0-10" ? m.pulse.ends(low, high) : m.pulse.ofYes}</p>
      </>
    );
  }
  if (!shares) return <p class="small">{m.pulse.leftOut}</p>;
  return (
    <ul>
      {shares.map(({ word, ...told }) => (
        <li key={word}>
          {m.pulse.choices[word as keyof typeof m.pulse.choices]}: <span class="told">{inWords(told, m.pulse.share)}</span>
        </li>
      ))}
    </ul>
  );
}

function inWords({ value, end }: Told, words: typeof m.pulse.average): string {
  return words[end ?? "exact"](value.toLocaleString(m.locale));
}
