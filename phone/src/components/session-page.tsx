import type { ComponentChildren } from "preact";
import { m } from "../messages";
import { paths } from "../route";
import { Failed } from "./failed";
import { Heading } from "./heading";
import type { Asked } from "./use-answer";

interface Props<T> {
  id: string;
  title: string;
  asked: Asked<T>;
  again: () => void;
  children: (data: T) => ComponentChildren;
}

/** A page that belongs to one session, from asking for it to the way back. */
export function SessionPage<T>({ id, title, asked, again, children }: Props<T>) {
  return (
    <main class="page">
      <Heading text={title} />
      {asked.kind === "asking" && <p role="status">{m.common.loading}</p>}
      {asked.kind === "failed" && <Failed why={asked.why} again={again} />}
      {asked.kind === "here" && children(asked.data)}
      <p class="aside">
        <a href={paths.session(id)}>{m.home.toSession}</a>
      </p>
    </main>
  );
}
