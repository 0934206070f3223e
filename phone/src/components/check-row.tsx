interface Props {
  text: string;
  checked: boolean;
  onToggle: () => void;
}

/** Stays as it is recorded until the new choice was taken up: the box must not run ahead of the truth. */
export function CheckRow({ text, checked, onToggle }: Props) {
  return (
    <label class="choice">
      <input
        type="checkbox"
        checked={checked}
        onClick={(event) => {
          event.currentTarget.checked = checked;
          onToggle();
        }}
      />
      <span>{text}</span>
    </label>
  );
}
