import { useSignal } from "@preact/signals";
import type { InputHTMLAttributes } from "preact";
import { useId, useRef } from "preact/hooks";
import { said } from "../said";
import { Fault } from "./fault";

interface Props {
  label: string;
  input: InputHTMLAttributes;
  /** What is wrong with the text, or null. */
  check: (text: string) => string | null;
  submit: (text: string) => Promise<void>;
  words?: Record<string, string>;
  button: string;
  busyButton: string;
}

/** One field and one button. What was typed stays when something goes wrong. */
export function TextForm({ label, input, check, submit, words = {}, button, busyButton }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const fault = useSignal<string | null>(null);
  const busy = useSignal(false);
  const ids = { field: useId(), fault: useId() };

  function complain(text: string) {
    fault.value = text;
    field.current?.focus();
  }

  async function send(event: Event) {
    event.preventDefault();
    if (busy.value) return;
    const text = field.current?.value.trim() ?? "";
    const wrong = check(text);
    if (wrong !== null) {
      complain(wrong);
      return;
    }
    busy.value = true;
    try {
      await submit(text);
    } catch (error) {
      complain(said(error, words));
    } finally {
      busy.value = false;
    }
  }

  return (
    <form noValidate onSubmit={(event) => void send(event)}>
      <label for={ids.field}>{label}</label>
      <input
        {...input}
        ref={field}
        id={ids.field}
        aria-describedby={ids.fault}
        aria-invalid={fault.value !== null}
        onInput={() => (fault.value = null)}
      />
      <Fault id={ids.fault} text={fault.value} />
      <button type="submit" class="button primary" aria-disabled={busy.value}>
        {busy.value ? busyButton : button}
      </button>
    </form>
  );
}
