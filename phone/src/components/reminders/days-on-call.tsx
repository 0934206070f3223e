import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { m } from "../../messages";
import type { Wishes } from "../../push/wire";
import { withDay, withoutDay } from "../../push/choosing";
import { dayOf } from "../../when";

interface Props {
  wishes: Wishes;
  onChange: (next: Wishes) => void;
}

export function DaysOnCall({ wishes, onChange }: Props) {
  const day = useSignal("");
  const ids = useId();
  const add = () => {
    if (day.value === "") return;
    onChange(withDay(wishes, day.value));
    day.value = "";
  };
  return (
    <fieldset>
      <legend>{m.reminders.onCall}</legend>
      <p class="small">{m.reminders.onCallText}</p>
      <label for={`${ids}-day`}>{m.reminders.onCallDay}</label>
      <div class="row">
        <input
          id={`${ids}-day`}
          type="date"
          value={day.value}
          onInput={(event) => (day.value = event.currentTarget.value)}
        />
        <button type="button" class="button" onClick={add}>
          {m.reminders.addDay}
        </button>
      </div>
      <ul class="rows">
        {wishes.on_call_on.map((each) => (
          <li key={each}>
            <span>{dayOf(`${each}T12:00`)}</span>
            <button
              type="button"
              class="button quiet"
              aria-label={m.reminders.removeDay(dayOf(`${each}T12:00`))}
              onClick={() => onChange(withoutDay(wishes, each))}
            >
              {m.reminders.remove}
            </button>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
