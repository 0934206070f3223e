import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { type Availability, forgetCalendar, takeFromFile, takeFromLink } from "../../availability";
import { m } from "../../messages";
import { said } from "../../said";
import { Fault } from "../fault";

/** Busy times out of a calendar: from a file, or from a link that is asked once. */
export function CalendarForm({ known }: { known: Availability }) {
  const count = useSignal(known.from_calendar);
  const link = useSignal("");
  const busy = useSignal(false);
  const told = useSignal("");
  const fault = useSignal<string | null>(null);
  const ids = useId();

  async function run(work: () => Promise<string>) {
    if (busy.value) return;
    busy.value = true;
    fault.value = null;
    told.value = m.pairing.taking;
    try {
      told.value = await work();
    } catch (error) {
      told.value = "";
      fault.value = said(error);
    } finally {
      busy.value = false;
    }
  }

  const take = (asked: Promise<Availability>) =>
    asked.then(({ from_calendar: taken }) => {
      count.value = taken;
      link.value = "";
      return m.pairing.calendarHas(taken);
    });

  const forget = () =>
    forgetCalendar().then(() => {
      count.value = 0;
      return m.pairing.forgotten;
    });

  return (
    <form
      class="calendar-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (link.value.trim() !== "") void run(() => take(takeFromLink(link.value.trim())));
      }}
    >
      <h2>{m.pairing.calendar}</h2>
      <p class="small">{m.pairing.calendarLead}</p>
      <label for={`${ids}-file`}>{m.pairing.file}</label>
      <input
        id={`${ids}-file`}
        type="file"
        accept=".ics,text/calendar"
        onChange={({ currentTarget: { files } }) => {
          const file = files?.[0];
          if (file) void run(() => file.text().then((text) => take(takeFromFile(text))));
        }}
      />
      <label for={`${ids}-link`}>{m.pairing.orLink}</label>
      <input
        id={`${ids}-link`}
        type="url"
        autocomplete="off"
        value={link.value}
        onInput={(event) => (link.value = event.currentTarget.value)}
      />
      <Fault id={`${ids}-fault`} text={fault.value} />
      <button type="submit" class="button" aria-disabled={busy.value}>
        {m.pairing.take}
      </button>
      {count.value > 0 && (
        <button type="button" class="button quiet" aria-disabled={busy.value} onClick={() => void run(forget)}>
          {m.pairing.forget}
        </button>
      )}
      <p role="status">{told.value || (count.value > 0 ? m.pairing.calendarHas(count.value) : "")}</p>
    </form>
  );
}
