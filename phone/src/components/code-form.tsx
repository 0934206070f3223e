import { useSignal } from "@preact/signals";
import { useEffect, useId, useRef } from "preact/hooks";
import { readJoinCode } from "../join-code";
import { join } from "../joining";
import { m } from "../messages";
import { goInstead, paths } from "../route";
import { said } from "../said";
import { Fault } from "./fault";

const FAULTS = { empty: m.door.faultEmpty, length: m.door.faultLength, letters: m.door.faultLetters };
const WORDS = { room_unknown: m.door.unknown, room_locked: m.door.locked };

interface Props {
  /** A code that came by link or QR: it is tried at once. */
  scanned?: string;
}

export function CodeForm({ scanned }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const fault = useSignal<string | null>(null);
  const busy = useSignal(false);
  const ids = { field: useId(), hint: useId(), fault: useId() };

  function complain(text: string) {
    fault.value = text;
    input.current?.focus();
  }

  async function enter() {
    const read = readJoinCode(input.current?.value ?? "");
    if ("fault" in read) {
      complain(FAULTS[read.fault]);
      return;
    }
    busy.value = true;
    try {
      goInstead(paths.room(await join(read.code)));
    } catch (error) {
      complain(said(error, WORDS));
    } finally {
      busy.value = false;
    }
  }

  useEffect(() => {
    if (scanned !== undefined) void enter();
  }, [scanned]);

  return (
    <form
      class="code-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy.value) void enter();
      }}
    >
      <label for={ids.field}>{m.door.codeLabel}</label>
      <input
        ref={input}
        id={ids.field}
        class="code-field"
        defaultValue={scanned ?? ""}
        autocomplete="off"
        autocapitalize="characters"
        autocorrect="off"
        spellcheck={false}
        enterkeyhint="go"
        aria-describedby={`${ids.fault} ${ids.hint}`}
        aria-invalid={fault.value !== null}
        onInput={() => (fault.value = null)}
      />
      <Fault id={ids.fault} text={fault.value} />
      <p class="small" id={ids.hint}>
        {m.door.codeHint}
      </p>
      <button type="submit" class="button primary" aria-disabled={busy.value}>
        {busy.value ? m.door.joining : m.door.join}
      </button>
      <p class="small">{m.door.known}</p>
    </form>
  );
}
