import { useEffect } from "preact/hooks";
import { Failed } from "../components/failed";
import { Heading } from "../components/heading";
import { useAnswer } from "../components/use-answer";
import { Problem } from "../api";
import { m } from "../messages";
import { fetchUpdate, placeOfUpdate } from "../push/updates";
import { goInstead, paths } from "../route";
import type { Me } from "../wire";

/** A message says nothing; this finds out where it leads, and goes there. Old ones lead home. */
export function UpdateScreen({ id, person }: { id: string; person: Me }) {
  const { asked, again } = useAnswer(() => placeFor(id, person), id);
  const now = asked.value;
  useEffect(() => {
    if (now.kind === "here") goInstead(now.data);
  }, [now]);
  return (
    <main class="page">
      <Heading text={m.reminders.update} />
      {now.kind === "failed" ? <Failed why={now.why} again={again} /> : <p role="status">{m.common.loading}</p>}
    </main>
  );
}

async function placeFor(id: string, person: Me): Promise<string> {
  try {
    return placeOfUpdate(await fetchUpdate(id), person);
  } catch (error) {
    if (error instanceof Problem && error.status === 404) return paths.home;
    throw error;
  }
}
