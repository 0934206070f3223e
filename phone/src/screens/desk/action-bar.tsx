import { useSignal } from "@preact/signals";
import { Confirm } from "../../components/confirm";
import { Countdown } from "../../components/countdown";
import { m } from "../../messages";
import type { DeskState, Hands, Part } from "../../room/lead";
import type { LiveRoom } from "../../room/live-room";
import { endsEarly, levelOf } from "../../room/poll-stand";
import { EndSession } from "./end-session";
import { POLL_PANEL } from "./poll-panel";

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
  return (
    <div class="action-bar">
      <p class="notice-line" role="alert">
        {hands.notice.value}
      </p>
      <div class="time">
        <Countdown clock={room.clock} endsAt={step.ends_at} tellOver />
        {part.leads && [1, 5].map((minutes) => <Extend key={minutes} state={state} hands={hands} minutes={minutes} />)}
      </div>
      <div class="onward">
        <ToPoll state={state} />
        {part.leads ? <Onward state={state} hands={hands} /> : <Supporting hands={hands} part={part} />}
      </div>
    </div>
  );
}

/** On a phone the poll is further down than a thumb should have to look for it. */
function ToPoll({ state: { poll, progress } }: { state: DeskState }) {
  if (poll?.status !== "open" && poll?.status !== "closed") return null;
  const show = () => {
    const panel = document.getElementById(POLL_PANEL);
    panel?.scrollIntoView();
    panel?.focus({ preventScroll: true });
  };
  return (
    <button type="button" class="button quiet to-poll" onClick={show}>
      {m.desk.pollInShort[poll.status === "open" ? levelOf(poll, progress) : "closed"]}
    </button>
  );
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
        onClick={() => (poll?.status === "open" ? (asking.value = true) : go())}
      >
        {moving ? m.desk.moving : m.desk.next}
      </button>
      {asking.value && (
        <Confirm
          title={m.desk.pollOpenTitle}
          text={poll && endsEarly(poll, state.progress) ? [m.desk.early(poll.floor), m.desk.pollOpenText] : m.desk.pollOpenText}
          yes={m.desk.pollOpenConfirm}
          onYes={go}
          onNo={() => (asking.value = false)}
        />
      )}
    </>
  );
}

function Supporting({ hands, part }: { hands: Hands; part: Part }) {
  return (
    <div class="supporting">
      <p>{part.leader === null ? m.desk.nobodyLeads : m.desk.othersLead(part.leader)}</p>
      <button type="button" class="button" onClick={() => void hands.give({ type: "lead.take" })}>
        {m.desk.takeLead}
      </button>
    </div>
  );
}
