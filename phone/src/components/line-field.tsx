import { useId } from "preact/hooks";

interface Props {
  label: string;
  text: string;
  longest: number;
  describedBy?: string;
  onInput: (text: string) => void;
}

export function LineField({ label, text, longest, describedBy, onInput }: Props) {
  const id = useId();
  return (
    <div class="line-field">
      <label for={id}>{label}</label>
      <input
        id={id}
        value={text}
        maxLength={longest}
        autocomplete="off"
        aria-describedby={describedBy}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </div>
  );
}
