import type { ComponentChildren } from "preact";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { m } from "../messages";

interface Props {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
  /** What may be done; a close button stands here when nothing is given. */
  actions?: ComponentChildren;
  /** For a long sheet: what must stay in reach above it. The close button then stands there, too. */
  above?: ComponentChildren;
}

/** A native dialog: the browser keeps the focus inside, closes on Escape and gives the focus back. */
export function Sheet({ title: words, onClose, children, actions, above }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  // Both ends of a tap count: a button that moved away from under a finger must not close the sheet.
  const pressedBeside = useRef(false);
  const replaced = useRef(false);
  const heading = useId();
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // Reading starts at the title: the browser would scroll to the first button, past the words above it.
    title.current?.focus();
    return () => {
      // A sheet that gives way to another is not closed by anybody.
      replaced.current = true;
      element?.close();
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      class={above ? "sheet long" : "sheet"}
      aria-labelledby={heading}
      onClose={() => replaced.current || onClose()}
      onPointerDown={(event) => (pressedBeside.current = event.target === dialog.current)}
      onClick={(event) => pressedBeside.current && event.target === dialog.current && onClose()}
    >
      <div class="sheet-body">
        <div class={above ? "sheet-head stays" : "sheet-head"}>
          <h2 id={heading} ref={title} tabIndex={-1}>
            {words}
          </h2>
          {above}
          {above && <Close onClose={onClose} />}
        </div>
        {children}
        {!above && <div class="sheet-actions">{actions ?? <Close onClose={onClose} />}</div>}
      </div>
    </dialog>
  );
}

function Close({ onClose }: Pick<Props, "onClose">) {
  return (
    <button type="button" class="button" onClick={onClose}>
      {m.common.close}
    </button>
  );
}
