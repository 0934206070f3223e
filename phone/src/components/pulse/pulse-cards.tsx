import { useId } from "preact/hooks";
import { m } from "../../messages";
import type { Kept } from "../../pulse/kept";
import { holder } from "../../pulse/opening";
import { missesFromRoom, type Stand, standOf } from "../../pulse/stand";
import { kept, keptBy } from "../../pulse/this-phone";
import { paths } from "../../route";
import { dayAndHour } from "../../when";
import { wordsFor } from "./stand-words";
import { useNow } from "./use-now";

const RECENTLY = 7 * 24 * 60 * 60_000; // milliseconds

/** On a home screen: what is open now, and for a week what has become of it. */
export function PulseCards() {
  const now = useNow();
  const shown = keptBy(holder.value).flatMap((kept) => {
    const stand = standOf(kept, now);
    return isWorthACard(kept, stand, now) ? [{ kept, stand }] : [];
  });
  return (
    <>
      <MissingFromRooms />
      {shown.map(({ kept, stand }) => (
        <Card key={kept.round.id} kept={kept} stand={stand} />
      ))}
    </>
  );
}

/** Where all went well nothing is said: this phone must not tell who picks it up that it was in a group. */
function MissingFromRooms() {
  const missing = (kept.value ?? []).some(missesFromRoom);
  return missing && <p class="pulse-card">{m.pulse.roomMissing}</p>;
}

function isWorthACard({ round }: Kept, { kind }: Stand, now: number): boolean {
  if (kind === "coming") return false;
  return kind !== "over" || now - Date.parse(round.closes_at) < RECENTLY;
}

function Card({ kept, stand }: { kept: Kept; stand: Stand }) {
  const heading = useId();
  const { round } = kept;
  const open = stand.kind === "open" || stand.kind === "not-ready";
  return (
    <section class="pulse-card" aria-labelledby={heading}>
      <h2 id={heading}>{m.pulse.cardTitle(round.support_group.name)}</h2>
      <p>{open ? m.pulse.cardText : summary(stand, kept)}</p>
      {open && <p class="small">{m.pulse.until(dayAndHour(round.closes_at))}</p>}
      <a class={open ? "button primary" : "button"} href={paths.pulse(round.id)}>
        {open ? m.pulse.answer : m.pulse.look}
      </a>
    </section>
  );
}

function summary(stand: Stand, kept: Kept): string {
  const said = wordsFor(stand, kept);
  if (!said) return "";
  return stand.kind === "over" ? said.lines.join(" ") : `${said.title}. ${stand.kind === "sent" ? (said.lines.at(-1) ?? "") : (said.lines[0] ?? "")}`;
}
