import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Confirming } from "../components/prebrief/confirming";
import { GroupContext } from "../components/prebrief/group-context";
import { Afterwards, Background, RulesAndLimits, YourPart } from "../components/prebrief/guidance";
import { SafetyTonight } from "../components/prebrief/safety-tonight";
import { Steps } from "../components/prebrief/steps";
import { SessionPage } from "../components/session-page";
import { useAnswer } from "../components/use-answer";
import { m } from "../messages";
import { pdfAddress, type Prebrief, readPrebrief } from "../prebriefs";
import { paths } from "../route";
import { dayAndTime, dayOf } from "../when";

/** Read before a session; composed anew by the server each time, or as it was read last without a network. */
export function PrebriefScreen({ id }: { id: string }) {
  const { asked, again } = useAnswer(() => readPrebrief(id), id);
  return (
    <SessionPage id={id} title={m.prebrief.title} asked={asked.value} again={again}>
      {({ prebrief, fromHere }) => <Whole id={id} first={prebrief} fromHere={fromHere} />}
    </SessionPage>
  );
}

function Whole({ id, first, fromHere }: { id: string; first: Prebrief; fromHere: boolean }) {
  const shown = useSignal(first);
  const prebrief = shown.value;
  usePaperUnfolded();
  return (
    <div class="brief">
      <Facts prebrief={prebrief} />
      {fromHere && <p class="notice-line">{m.prebrief.offline}</p>}
      <Stand prebrief={prebrief} />
      <p class="small">
        {prebrief.review_state === "unreviewed" ? m.prebrief.unreviewed : m.prebrief.reviewed}
      </p>
      <p class="row not-on-paper">
        <a class="button" href={pdfAddress(id)} target="_blank" rel="noopener">
          {m.prebrief.pdf}
        </a>
        <button type="button" class="button" onClick={() => print()}>
          {m.prebrief.print}
        </button>
      </p>
      <YourPart prebrief={prebrief} />
      <Steps prebrief={prebrief} />
      <RulesAndLimits prebrief={prebrief} />
      <SafetyTonight prebrief={prebrief} />
      <GroupContext prebrief={prebrief} />
      <p class="not-on-paper">
        <a class="button" href={paths.practice}>
          {m.prebrief.practice}
        </a>
      </p>
      <Background prebrief={prebrief} />
      <Afterwards prebrief={prebrief} />
      {!fromHere && (
        <Confirming
          key={prebrief.parts.plan + prebrief.parts.pair}
          id={id}
          prebrief={prebrief}
          onConfirmed={(confirmed) => (shown.value = confirmed)}
        />
      )}
      <p class="strong" role="status">
        {prebrief.state === "confirmed" && first.state !== "confirmed" && m.prebrief.thanks}
      </p>
    </div>
  );
}

function Facts({ prebrief: { modality, starts_at, ends_at, time_zone, you, pair } }: { prebrief: Prebrief }) {
  const role = m.prebrief.role[you.role];
  const mine = pair.findIndex((each) => each.role === you.role && each.is_lead === you.is_lead);
  const others = pair.filter((_each, index) => index !== mine);
  return (
    <>
      <p class="lead">
        {dayAndTime(starts_at, ends_at, time_zone)}. {modality}.
      </p>
      <p>
        {m.prebrief.youAre(role, you.is_lead)}{" "}
        {others.length === 0
          ? m.prebrief.alone
          : m.prebrief.with(others.map((each) => m.prebrief.lead(m.prebrief.role[each.role], each.is_lead)).join(", "))}
      </p>
    </>
  );
}

function Stand({ prebrief: { state, what_changed, confirmed_at } }: { prebrief: Prebrief }) {
  return (
    <div class="brief-state">
      <p class="strong">{m.prebrief.state[state]}</p>
      {what_changed.map((part) => (
        <p key={part}>{m.prebrief.changed[part]}</p>
      ))}
      {confirmed_at !== null && <p class="small">{m.prebrief.confirmedOn(dayOf(confirmed_at))}</p>}
    </div>
  );
}

/** What is folded on the screen is open on paper. */
function usePaperUnfolded() {
  useEffect(() => {
    let opened: HTMLDetailsElement[] = [];
    const unfold = () => {
      opened = [...document.querySelectorAll<HTMLDetailsElement>(".brief details:not([open])")];
      for (const each of opened) each.open = true;
    };
    const fold = () => {
      for (const each of opened) each.open = false;
    };
    addEventListener("beforeprint", unfold);
    addEventListener("afterprint", fold);
    return () => {
      removeEventListener("beforeprint", unfold);
      removeEventListener("afterprint", fold);
    };
  }, []);
}
