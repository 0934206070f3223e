import type { ComponentChildren } from "preact";
import { Heading } from "./heading";

interface Props {
  title: string;
  text: string;
  children?: ComponentChildren;
}

/** One thing to know and one thing to do. */
export function NoticeScreen({ title, text, children }: Props) {
  return (
    <main class="page notice">
      <Heading text={title} />
      <p class="lead">{text}</p>
      <div class="actions">{children}</div>
    </main>
  );
}
