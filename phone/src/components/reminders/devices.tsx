import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { m } from "../../messages";
import { fetchDevices, removeDevice, thisDevice } from "../../push/devices";
import { canGetMessages, NotAllowed, switchOn } from "../../push/registration";
import type { Device, WebPush } from "../../push/wire";
import { said } from "../../said";
import { dayOf } from "../../when";
import { Fault } from "../fault";
import { useWork } from "./use-work";

interface Props {
  web: WebPush | null;
  first: Device[];
}

/** This browser, and whatever else of the person's gets messages. */
export function Devices({ web, first }: Props) {
  const devices = useSignal(first);
  const { busy, fault, run } = useWork();
  const ids = useId();
  const isHere = devices.value.some(({ id }) => id === thisDevice());
  const learn = async () => {
    devices.value = await fetchDevices();
  };
  const words = (error: unknown) => (error instanceof NotAllowed ? m.reminders.notAllowed : said(error));
  const add = (configuration: WebPush) =>
    run(async () => {
      await switchOn(configuration);
      await learn();
    }, words);
  const remove = (id: string) =>
    run(async () => {
      await removeDevice(id);
      await learn();
    });

  return (
    <section>
      <h2>{m.reminders.phoneTitle}</h2>
      <p>{web === null ? m.reminders.notConfigured : m.reminders.phoneText}</p>
      {web !== null && !isHere && !canGetMessages() && <p>{m.reminders.notPossible}</p>}
      {web !== null && !isHere && canGetMessages() && (
        <button type="button" class="button primary" aria-disabled={busy.value} onClick={() => add(web)}>
          {busy.value ? m.reminders.switchingOn : m.reminders.switchOn}
        </button>
      )}
      <p class="strong" role="status">
        {isHere && m.reminders.isOn}
      </p>
      <Fault id={`${ids}-fault`} text={fault.value} />
      {devices.value.length > 0 && (
        <>
          <h3 id={`${ids}-list`}>{m.reminders.devices}</h3>
          <ul class="rows" aria-labelledby={`${ids}-list`}>
            {devices.value.map((device) => (
              <li key={device.id}>
                <span>{named(device)}</span>
                <button
                  type="button"
                  class="button quiet"
                  aria-label={m.reminders.removeNamed(named(device))}
                  aria-disabled={busy.value}
                  onClick={() => remove(device.id)}
                >
                  {m.reminders.remove}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function named({ id, platform, added_on }: Device): string {
  const name = m.reminders.device(m.reminders.platforms[platform], dayOf(`${added_on}T12:00`));
  return id === thisDevice() ? m.reminders.thisOne(name) : name;
}
