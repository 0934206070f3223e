import { m } from "../messages";
import { paths } from "../route";
import { seats } from "../this-phone";

/** For a phone that holds a seat and is somewhere else: the way back comes before all else. */
export function BackToRoom() {
  const room = seats.latestRoom();
  if (room === null) return null;
  return (
    <a class="button primary" href={paths.room(room)}>
      {m.door.backToRoom}
    </a>
  );
}
