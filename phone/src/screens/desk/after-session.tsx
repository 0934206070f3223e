import { useAnswer } from "../../components/use-answer";
import { m } from "../../messages";
import { paths } from "../../route";
import { sessionOfRoom } from "../../session-of-room";

/** Both co-facilitators are led to the debrief; the results can wait. */
export function AfterSession({ roomId }: { roomId: string }) {
  const { asked } = useAnswer(() => sessionOfRoom(roomId), roomId);
  // Without a network there is nothing to lead to: the session's own page leads there later.
  if (asked.value.kind !== "here") return null;
  const session = asked.value.data;
  return (
    <>
      <a class="button primary" href={paths.debrief(session)}>
        {m.debrief.open}
      </a>
      <a class="button" href={paths.results(session)}>
        {m.debrief.results}
      </a>
    </>
  );
}
