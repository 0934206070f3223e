import { m } from "../messages";
import { Sheet } from "./sheet";

interface Props {
  title: string;
  text: string;
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
      <p>{text}</p>
    </Sheet>
  );
}
