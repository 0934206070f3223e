import { effect } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import { announce } from "../../components/announcer";
import { announcements } from "../../room/announcements";
import { m } from "../../messages";
import type { LiveRoom } from "../../room/live-room";
import type { State } from "../../wire";

function announceChanges(room: LiveRoom): () => void {
  let before: State | null = null;
  return effect(() => {
    const state = room.view.value?.state ?? null;
    if (!state) return;
    const said = announcements(m.live, before, state);
    before = state;
    if (said.length > 0) announce(said.join(" "));
  });
}

/** Comes back at once when the phone wakes or finds a network. */
function stayAwake(room: LiveRoom): () => void {
  const woke = () => {
    if (document.visibilityState === "visible") room.connection.probe();
  };
  const online = () => {
    if (room.connection.status.peek().kind !== "ended") room.connection.dial();
  };
  const offline = () => room.connection.probe();
  document.addEventListener("visibilitychange", woke);
  addEventListener("online", online);
  addEventListener("offline", offline);
  return () => {
    document.removeEventListener("visibilitychange", woke);
    removeEventListener("online", online);
    removeEventListener("offline", offline);
  };
}

/** In the room for as long as the screen is up. */
export function useRoom(make: () => LiveRoom, key: string): LiveRoom {
  const room = useMemo(make, [key]);
  useEffect(() => {
    const ends = [announceChanges(room), stayAwake(room)];
    room.enter();
    return () => {
      for (const end of ends) end();
      room.goAway();
    };
  }, [room]);
  return room;
}
