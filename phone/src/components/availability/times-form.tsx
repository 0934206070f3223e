import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { type Availability, type DaysAway, type Said, sayAvailability, type WeeklyHours } from "../../availability";
import { m } from "../../messages";
import { said } from "../../said";
import { placeOf } from "../../when";
import { Fault } from "../fault";
import { Lines } from "./lines";

const NEW_HOURS: WeeklyHours = { weekday: 0, start: "08:00", until: "12:00" };
const NEW_DAYS: DaysAway = { first: "", last: "" };

/** Hours of every week, days away, and how many sessions are enough. */
export function TimesForm({ known }: { known: Availability }) {
  const draft = useSignal<Said>(known);
  const busy = useSignal(false);
  const saved = useSignal("");
  const fault = useSignal<string | null>(null);
  const ids = useId();
  const change = (part: Partial<Said>) => {
    draft.value = { ...draft.value, ...part };
    saved.value = "";
    fault.value = null;
  };

  async function save(event: Event) {
    event.preventDefault();
    if (busy.value) return;
    busy.value = true;
    try {
      const { time_zone, weekly, away, most_sessions } = draft.value;
      await sayAvailability({ time_zone, weekly, away, most_sessions });
      saved.value = m.pairing.saved;
    } catch (error) {
      fault.value = said(error);
    } finally {
      busy.value = false;
    }
  }

  return (
    <form class="times-form" noValidate onSubmit={(event) => void save(event)}>
      <p class="small">{m.pairing.zone(placeOf(draft.value.time_zone))}</p>
      <Lines
        title={m.pairing.weekly}
        lines={draft.value.weekly}
        fresh={NEW_HOURS}
        onChange={(weekly) => change({ weekly })}
      >
        {(line, put) => (
          <>
            <label>
              {m.pairing.weekday}
              <select value={line.weekday} onChange={(event) => put({ weekday: Number(event.currentTarget.value) })}>
                {m.pairing.weekdays.map((name, weekday) => (
                  <option key={name} value={weekday}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
            <Input type="time" label={m.pairing.from} value={line.start} onInput={(start) => put({ start })} />
            <Input type="time" label={m.pairing.until} value={line.until} onInput={(until) => put({ until })} />
          </>
        )}
      </Lines>
      <Lines title={m.pairing.away} lines={draft.value.away} fresh={NEW_DAYS} onChange={(away) => change({ away })}>
        {(line, put) => (
          <>
            <Input type="date" label={m.pairing.first} value={line.first} onInput={(first) => put({ first })} />
            <Input type="date" label={m.pairing.last} value={line.last} onInput={(last) => put({ last })} />
          </>
        )}
      </Lines>
      <label for={`${ids}-most`}>{m.pairing.most}</label>
      <input
        id={`${ids}-most`}
        type="number"
        inputMode="numeric"
        min={0}
        value={draft.value.most_sessions ?? ""}
        onInput={({ currentTarget: { value } }) => change({ most_sessions: value === "" ? null : Number(value) })}
      />
      <Fault id={`${ids}-fault`} text={fault.value} />
      <button type="submit" class="button primary" aria-disabled={busy.value}>
        {busy.value ? m.pairing.saving : m.pairing.save}
      </button>
      <p role="status">{saved.value}</p>
    </form>
  );
}

interface InputProps {
  type: "time" | "date";
  label: string;
  value: string;
  onInput: (value: string) => void;
}

function Input({ type, label, value, onInput }: InputProps) {
  return (
    <label>
      {label}
      <input type={type} value={value} onInput={(event) => onInput(event.currentTarget.value)} />
    </label>
  );
}
