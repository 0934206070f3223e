import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { m } from "../../messages";
import { setCadence, stopAsking } from "../../pulse/group";
import type { Cadence } from "../../pulse/wire";
import { said } from "../../said";
import { Fault } from "../fault";

const NEW: Cadence = { way: "calendar", every_weeks: 4, starts_on: null, open_days: 7 };
const WAYS: readonly Cadence["way"][] = ["calendar", "sessions"];

interface Props {
  group: string;
  cadence: Cadence | null;
  /** What is shown elsewhere on the page changes with it. */
  onChanged: () => void;
}

/** For coordinators: how often a group is asked. They never see what it said. */
export function CadenceForm({ group, cadence, onChanged }: Props) {
  const draft = useSignal<Cadence>(cadence ?? NEW);
  const busy = useSignal(false);
  const fault = useSignal<string | null>(null);
  const ids = useId();
  const { way, every_weeks: weeks, starts_on: first, open_days: days } = draft.value;
  const change = (part: Partial<Cadence>) => {
    draft.value = { ...draft.value, ...part };
    fault.value = null;
  };

  async function run(work: () => Promise<unknown>) {
    if (busy.value) return;
    busy.value = true;
    fault.value = null;
    try {
      await work();
      onChanged();
    } catch (error) {
      fault.value = said(error);
    } finally {
      busy.value = false;
    }
  }

  const save = (event: Event) => {
    event.preventDefault();
    void run(() => setCadence(group, draft.value));
  };

  return (
    <form class="poll cadence-form" noValidate onSubmit={save}>
      <fieldset>
        <legend>{m.pulse.cadenceWay}</legend>
        {WAYS.map((each) => (
          <label class="choice" key={each}>
            <input type="radio" name={`${ids}-way`} checked={way === each} onChange={() => change({ way: each })} />
            <span>{m.pulse.cadenceWays[each]}</span>
          </label>
        ))}
      </fieldset>
      {way === "calendar" && (
        <>
          <label for={`${ids}-first`}>{m.pulse.startsOn}</label>
          <input
            id={`${ids}-first`}
            type="date"
            value={first ?? ""}
            onInput={(event) => change({ starts_on: event.currentTarget.value || null })}
          />
          <Count id={`${ids}-weeks`} label={m.pulse.everyWeeks} value={weeks} onInput={(value) => change({ every_weeks: value })} />
          <Count id={`${ids}-days`} label={m.pulse.openDays} value={days} onInput={(value) => change({ open_days: value })} />
        </>
      )}
      <Fault id={`${ids}-fault`} text={fault.value} />
      <button type="submit" class="button primary" aria-disabled={busy.value}>
        {busy.value ? m.pulse.cadenceSaving : m.pulse.cadenceSave}
      </button>
      {cadence && (
        <button type="button" class="button" aria-disabled={busy.value} onClick={() => void run(() => stopAsking(group))}>
          {m.pulse.cadenceStop}
        </button>
      )}
    </form>
  );
}

interface CountProps {
  id: string;
  label: string;
  value: number | null;
  onInput: (value: number | null) => void;
}

function Count({ id, label, value, onInput }: CountProps) {
  return (
    <>
      <label for={id}>{label}</label>
      <input
        id={id}
        type="number"
        inputMode="numeric"
        min={1}
        value={value ?? ""}
        onInput={(event) => onInput(event.currentTarget.value === "" ? null : Number(event.currentTarget.value))}
      />
    </>
  );
}
