import { m } from "../messages";
import { Sheet } from "./sheet";

interface Props {
  title: string;
  /** One paragraph, or several when there is more than one thing to think of. */
  text: string | readonly string[];
  yes: string;
  no?: string;
  onYes: () => void;
  onNo: () => void;
}

export function Confirm({ title, text, yes, no = m.common.cancel, onYes, onNo }: Props) {
  return (
    <Sheet
      title={title}
      onClose={onNo}
      actions={
        <>
          <button type="button" class="button primary" onClick={onYes}>
            {yes}
          </button>
          <button type="button" class="button" onClick={onNo}>
            {no}
          </button>
        </>
      }
    >
      {[text].flat().map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </Sheet>
  );
}
