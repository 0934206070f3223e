import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Confirm } from "../../components/confirm";
import { Countdown } from "../../components/countdown";
import { m } from "../../messages";
import type { DeskState, Hands, Part } from "../../room/lead";
import type { LiveRoom } from "../../room/live-room";
import { endsEarly, isUnshown, levelOf, takesAnswers } from "../../room/poll-stand";
import type { Poll } from "../../wire";
import { EndSession } from "./end-session";
import { Notices } from "./notices";
import { POLL_PANEL } from "./poll-panel";
import { RedirectButton } from "./redirect-panel";

const MOST_EXTRA = 30;

interface Props {
  room: LiveRoom;
  state: DeskState;
  hands: Hands;
  part: Part;
}

/** Time and the one thing that comes next. On a phone it stays at the bottom edge. */
export function ActionBar({ room, state, hands, part }: Props) {
  const { step } = state;
  const isAway = state.at_desk.lead_is_away;
  // Who said "Not now" can still take the lead; the next time, they are asked again.
  const later = useSignal(false);
  useEffect(() => {
    if (!isAway) later.value = false;
  }, [isAway, later]);
  return (
    <div class="action-bar">
      <Notices state={state} hands={hands} part={part} later={later} />
      <p class="notice-line" role="alert">
        {hands.notice.value}
      </p>
      <div class="time">
        <Countdown clock={room.clock} endsAt={step.ends_at} tellOver />
        {part.leads && [1, 5].map((minutes) => <Extend key={minutes} state={state} hands={hands} minutes={minutes} />)}
      </div>
      <div class="onward">
        <ToPoll state={state} leads={part.leads} />
        <div class="redirect-button">
          <RedirectButton room={room} />
        </div>
        {part.leads ? <Onward state={state} hands={hands} /> : <Supporting part={part} hands={hands} mayTake={isAway && later.value} />}
      </div>
    </div>
  );
}

/** On a phone the poll is further down than a thumb should have to look for it. */
function ToPoll({ state: { poll, progress }, leads }: { state: DeskState; leads: boolean }) {
  const short = poll ? inShort(poll, progress) : leads ? m.desk.pollInShort.none : null;
  if (short === null) return null;
  const show = () => {
    const panel = document.getElementById(POLL_PANEL);
    panel?.scrollIntoView();
    panel?.focus({ preventScroll: true });
  };
  return (
    <button type="button" class="button quiet to-poll" onClick={show}>
      {short}
    </button>
  );
}

function inShort(poll: Poll, progress: DeskState["progress"]): string | null {
  switch (poll.status) {
    case "open":
    case "upvoting":
      return m.desk.pollInShort[levelOf(poll, progress)];
    case "closed":
    case "sorting":
    case "withheld":
    case "revealed":
      return m.desk.pollInShort[poll.status];
    case "dropped":
      return null;
  }
}

function Extend({ state: { step }, hands, minutes }: { state: DeskState; hands: Hands; minutes: number }) {
  const total = step.extra_minutes + minutes;
  return (
    <button
      type="button"
      class="button"
      disabled={total > MOST_EXTRA}
      onClick={() => void hands.give({ type: "step.extend", step: step.id, extra_minutes: total })}
    >
      {m.desk.extend(minutes)}
    </button>
  );
}

const OPEN = { title: m.desk.pollOpenTitle, yes: m.desk.pollOpenConfirm };
const UNSHOWN = { title: m.desk.unshownTitle, yes: m.desk.unshownConfirm };

function Onward({ state, hands }: { state: DeskState; hands: Hands }) {
  const asking = useSignal(false);
  const { step, poll } = state;
  if (step.index + 1 >= step.count) return <EndSession state={state} hands={hands} primary />;
  const go = () => {
    asking.value = false;
    void hands.give({ type: "step.go", from: step.index, to: step.index + 1 });
  };
  const moving = hands.busy.value === "step.go";
  return (
    <>
      <button
        type="button"
        class="button primary next"
        aria-disabled={moving}
        onClick={() => (takesAnswers(poll) || isUnshown(poll) ? (asking.value = true) : go())}
      >
        {moving ? m.desk.moving : m.desk.next}
      </button>
      {asking.value && (
        <Confirm
          {...(isUnshown(poll) ? UNSHOWN : OPEN)}
          text={[...(poll && endsEarly(poll, state) ? [m.desk.early(poll.floor)] : []), isUnshown(poll) ? m.desk.unshownText : m.desk.pollOpenText]}
          onYes={go}
          onNo={() => (asking.value = false)}
        />
      )}
    </>
  );
}

function Supporting({ part, hands, mayTake }: { part: Part; hands: Hands; mayTake: boolean }) {
  return (
    <div class="supporting">
      <p>{part.leader === null ? m.desk.nobodyLeads : m.desk.othersLead(part.leader)}</p>
      {mayTake && (
        <button type="button" class="button" onClick={() => void hands.give({ type: "lead.take" })}>
          {m.desk.takeLead}
        </button>
      )}
    </div>
  );
}
