import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { m } from "../../messages";
import { renewLink, revokeLink, showPlace } from "../../push/calendar";
import type { Calendar } from "../../push/wire";
import { CheckRow } from "../check-row";
import { Confirm } from "../confirm";
import { Fault } from "../fault";
import { useWork } from "./use-work";

export function CalendarLink({ first }: { first: Calendar }) {
  const calendar = useSignal(first);
  const url = useSignal<string | null>(null);
  const told = useSignal("");
  const asks = useSignal(false);
  const { busy, fault, run } = useWork();
  const ids = useId();
  const hasLink = calendar.value.has_link;

  const renew = () =>
    run(async () => {
      asks.value = false;
      told.value = "";
      url.value = await renewLink();
      calendar.value = { ...calendar.value, has_link: true };
    });
  const revoke = () =>
    run(async () => {
      await revokeLink();
      url.value = null;
      calendar.value = { ...calendar.value, has_link: false };
      told.value = m.reminders.revoked;
    });
  const place = () =>
    run(async () => {
      calendar.value = await showPlace(!calendar.value.with_place);
    });
  const copy = async () => {
    const done = await navigator.clipboard.writeText(url.value ?? "").then(
      () => true,
      () => false,
    );
    told.value = done ? m.reminders.copied : m.reminders.copyByHand;
  };

  return (
    <section>
      <h2>{m.reminders.calendarTitle}</h2>
      <p>{m.reminders.calendarText}</p>
      <CheckRow text={m.reminders.withPlace} checked={calendar.value.with_place} onToggle={place} />
      {url.value !== null && (
        <div class="link-shown">
          <label for={`${ids}-url`}>{m.reminders.linkLabel}</label>
          <input id={`${ids}-url`} readOnly value={url.value} onFocus={(event) => event.currentTarget.select()} />
          <button type="button" class="button primary" onClick={() => void copy()}>
            {m.reminders.copy}
          </button>
          <p class="small">{m.reminders.linkText}</p>
        </div>
      )}
      {hasLink && url.value === null && <p class="small">{m.reminders.hasLink}</p>}
      <p class="strong" role="status">
        {told.value}
      </p>
      <Fault id={`${ids}-fault`} text={fault.value} />
      <div class="row">
        <button
          type="button"
          class={hasLink ? "button" : "button primary"}
          aria-disabled={busy.value}
          onClick={() => (hasLink ? (asks.value = true) : renew())}
        >
          {hasLink ? m.reminders.renewLink : m.reminders.makeLink}
        </button>
        {hasLink && (
          <button type="button" class="button" aria-disabled={busy.value} onClick={revoke}>
            {m.reminders.revokeLink}
          </button>
        )}
      </div>
      {asks.value && (
        <Confirm
          title={m.reminders.renewTitle}
          text={m.reminders.renewText}
          yes={m.reminders.renewLink}
          onYes={renew}
          onNo={() => (asks.value = false)}
        />
      )}
    </section>
  );
}
