import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

interface Props {
  title: string;
  children: ComponentChildren;
}

export function Section({ title, children }: Props) {
  const heading = useId();
  return (
    <section class="brief-section" aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      {children}
    </section>
  );
}

/** For what one looks up rather than reads. On paper all of them are open. */
export function Folded({ title, children }: Props) {
  return (
    <details class="brief-section folded">
      <summary>
        <h2>{title}</h2>
      </summary>
      {children}
    </details>
  );
}
