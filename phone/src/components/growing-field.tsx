import { useId } from "preact/hooks";
import { m } from "../messages";

/** From here on the letters that are left are worth telling. */
const TELL_FROM = 0.6;

interface Props {
  label: string;
  text: string;
  longest: number;
  /** A sentence rather than a word. */
  tall: boolean;
  describedBy: string;
  onInput: (text: string) => void;
  onEnter: () => void;
}

/** Lets more be typed than may be sent, and says so: a field that swallows letters looks broken. */
export function GrowingField({ label, text, longest, tall, describedBy, onInput, onEnter }: Props) {
  const ids = { field: useId(), count: useId() };
  // Counted as the server counts: by code points, not by halves of them.
  const length = Array.from(text.trim()).length;
  const left = longest - length;
  const tells = length >= longest * TELL_FROM;
  const common = {
    id: ids.field,
    value: text,
    autocomplete: "off" as const,
    autocapitalize: tall ? ("sentences" as const) : ("off" as const),
    "aria-describedby": `${ids.count} ${describedBy}`,
    "aria-invalid": left < 0,
    onInput: (event: { currentTarget: { value: string } }) => onInput(event.currentTarget.value),
  };
  return (
    <div class="growing-field">
      <label for={ids.field}>{label}</label>
      {tall ? (
        <textarea {...common} rows={3} />
      ) : (
        <input
          {...common}
          enterkeyhint="send"
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.isComposing) return;
            event.preventDefault();
            onEnter();
          }}
        />
      )}
      <p class={left < 0 ? "small counter over" : "small counter"} id={ids.count}>
        {!tells ? "" : left < 0 ? m.poll.tooLong(-left) : m.poll.lettersLeft(left)}
      </p>
    </div>
  );
}
