import { type Signal, useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { m } from "../../messages";
import { cuesOfOthers, nameOf } from "../../room/announcements";
import type { DeskState, Hands, Part } from "../../room/lead";

interface Props {
  state: DeskState;
  hands: Hands;
  part: Part;
  /** Whoever was asked to take the lead said "Not now". */
  later: Signal<boolean>;
}

/** What cannot wait until somebody scrolls. It stands where the thumb is, and goes away by a tap. */
export function Notices({ state, hands, part, later }: Props) {
  return (
    <div class="notices">
      {!part.leads && state.at_desk.lead_is_away && <LeadIsAway hands={hands} leader={part.leader ?? ""} later={later} />}
      <SlowDown at={state.slow_down?.at ?? null} />
      <LastCue state={state} />
    </div>
  );
}

/** Stays until it was seen, even when the server has forgotten it by then. */
function SlowDown({ at }: { at: string | null }) {
  const last = useRef(at);
  const seen = useSignal<string | null>(null);
  if (at !== null) last.current = at;
  const asked = last.current;
  if (asked === null || asked === seen.value) return null;
  return <Notice kind="slow" text={m.desk.slowDown} onDone={() => (seen.value = asked)} />;
}

/** Only the newest: who is in the middle of a sentence reads one line. The others are on the cue sheet. */
function LastCue({ state }: { state: DeskState }) {
  const last = cuesOfOthers(state).at(-1);
  const seen = useSignal<string | null>(null);
  if (!last || last.at === seen.value) return null;
  const text = m.desk.cueFrom(nameOf(state, last.sender), last.text);
  return <Notice kind="cue" text={text} onDone={() => (seen.value = last.at)} />;
}

/** Never by itself: a device that is gone is not a person who is gone. */
function LeadIsAway({ hands, leader, later }: Pick<Props, "hands" | "later"> & { leader: string }) {
  if (later.value) return null;
  return (
    <Notice kind="away" text={m.desk.leadIsAway(leader)}>
      <button type="button" class="button primary" onClick={() => void hands.give({ type: "lead.take" })}>
        {m.desk.takeLead}
      </button>
      <button type="button" class="button" onClick={() => (later.value = true)}>
        {m.desk.notNow}
      </button>
    </Notice>
  );
}

interface NoticeProps {
  kind: "slow" | "cue" | "away";
  text: string;
  onDone?: () => void;
  children?: ComponentChildren;
}

/** Announced elsewhere, once and politely; here it is only seen. */
function Notice({ kind, text, onDone, children }: NoticeProps) {
  return (
    <div class={`notice-card ${kind}`}>
      <p>{text}</p>
      {children ?? (
        <button type="button" class="button quiet" aria-label={`${m.desk.gotIt}: ${text}`} onClick={onDone}>
          {m.desk.gotIt}
        </button>
      )}
    </div>
  );
}
