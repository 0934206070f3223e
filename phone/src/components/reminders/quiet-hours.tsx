import { useId } from "preact/hooks";
import { m } from "../../messages";
import type { Wishes } from "../../push/wire";
import { CheckRow } from "../check-row";

const NIGHT = { quiet_from: "22:00:00", quiet_until: "07:00:00" };

interface Props {
  wishes: Wishes;
  onChange: (next: Wishes) => void;
}

export function QuietHours({ wishes, onChange }: Props) {
  const ids = useId();
  const isOn = wishes.quiet_from !== null || wishes.quiet_until !== null;
  const toggle = () => onChange({ ...wishes, ...(isOn ? { quiet_from: null, quiet_until: null } : NIGHT) });
  return (
    <fieldset>
      <legend>{m.reminders.quiet}</legend>
      <CheckRow text={m.reminders.quietOn} checked={isOn} onToggle={toggle} />
      {isOn && (
        <div class="two-times">
          <label for={`${ids}-from`}>{m.reminders.quietFrom}</label>
          <input
            id={`${ids}-from`}
            type="time"
            value={wishes.quiet_from?.slice(0, 5) ?? ""}
            onInput={(event) => onChange({ ...wishes, quiet_from: event.currentTarget.value || null })}
          />
          <label for={`${ids}-until`}>{m.reminders.quietUntil}</label>
          <input
            id={`${ids}-until`}
            type="time"
            value={wishes.quiet_until?.slice(0, 5) ?? ""}
            onInput={(event) => onChange({ ...wishes, quiet_until: event.currentTarget.value || null })}
          />
        </div>
      )}
      <p class="small">{m.reminders.quietText}</p>
    </fieldset>
  );
}
