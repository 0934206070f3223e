import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

interface Props {
  title: string;
  children: ComponentChildren;
  /** Lets the action bar lead here. */
  id?: string;
}

export function Panel({ title, children, id }: Props) {
  const heading = useId();
  return (
    <section class="panel" id={id} tabIndex={id === undefined ? undefined : -1} aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      {children}
    </section>
  );
}
