import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { m } from "../../messages";
import type { Event, Wishes } from "../../push/wire";
import { toggleEvent } from "../../push/choosing";
import { saveWishes } from "../../push/wishes";
import { CheckRow } from "../check-row";
import { Fault } from "../fault";
import { DaysOnCall } from "./days-on-call";
import { QuietHours } from "./quiet-hours";
import { useWork } from "./use-work";

interface Props {
  first: Wishes;
  events: readonly Event[];
}

export function WishesForm({ first, events }: Props) {
  const wishes = useSignal(first);
  const saved = useSignal(false);
  const { busy, fault, run } = useWork();
  const ids = useId();
  const change = (next: Wishes) => {
    wishes.value = next;
    saved.value = false;
    fault.value = null;
  };
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    run(async () => {
      wishes.value = await saveWishes(wishes.value);
      saved.value = true;
    });
  };

  return (
    <section>
      <h2>{m.reminders.wishesTitle}</h2>
      <form noValidate onSubmit={save}>
        <fieldset>
          <legend>{m.reminders.tellMe}</legend>
          {events.map((event) => (
            <CheckRow
              key={event}
              text={m.reminders.events[event]}
              checked={!wishes.value.muted.includes(event)}
              onToggle={() => change(toggleEvent(wishes.value, event))}
            />
          ))}
        </fieldset>
        <CheckRow
          text={m.reminders.byMail}
          checked={wishes.value.by_mail}
          onToggle={() => change({ ...wishes.value, by_mail: !wishes.value.by_mail })}
        />
        <QuietHours wishes={wishes.value} onChange={change} />
        <DaysOnCall wishes={wishes.value} onChange={change} />
        <Fault id={`${ids}-fault`} text={fault.value} />
        <p class="strong" role="status">
          {saved.value && m.reminders.saved}
        </p>
        <button type="submit" class="button primary" aria-disabled={busy.value}>
          {busy.value ? m.reminders.saving : m.reminders.save}
        </button>
      </form>
    </section>
  );
}
