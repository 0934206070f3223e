import { m } from "../../messages";
import type { Kept } from "../../pulse/kept";
import type { Stand } from "../../pulse/stand";
import { dayAndHour } from "../../when";

export interface Said {
  title: string;
  lines: string[];
  tone?: "good" | "bad";
}

function waiting({ failing, changed }: Extract<Stand, { kind: "waiting" }>, inRoom: boolean): Said {
  const how = failing ? m.pulse.waitingFailing : inRoom ? m.pulse.waitingInRoom : m.pulse.waiting;
  return { title: m.pulse.waitingTitle, lines: [m.pulse.sealed, how, ...(changed ? [m.pulse.waitingChanged] : [])] };
}

function refused({ code, sentBefore }: Extract<Stand, { kind: "refused" }>): Said {
  const why = code === "round_not_open" ? m.pulse.refusedNotOpen : m.pulse.refused(code);
  return { title: m.pulse.refusedTitle, lines: [why, ...(sentBefore ? [m.pulse.refusedBefore] : [])], tone: "bad" };
}

/** How it stands, in plain words; null where the form says it all. */
export function wordsFor(stand: Stand, { holder, round }: Kept): Said | null {
  const inRoom = holder.startsWith("room:");
  switch (stand.kind) {
    case "open":
      return null;
    case "keys-changed":
      return { title: m.pulse.keysTitle, lines: [m.pulse.keys], tone: "bad" };
    case "elsewhere":
      return { title: m.pulse.elsewhereTitle, lines: [m.pulse.elsewhere] };
    case "coming":
      return { title: m.pulse.comingTitle, lines: [m.pulse.coming(dayAndHour(round.opens_at))] };
    case "not-ready":
      return { title: m.pulse.notReadyTitle, lines: [m.pulse.notReady] };
    case "waiting":
      return waiting(stand, inRoom);
    case "sent": {
      const until = inRoom ? m.pulse.inRoomUntil : m.pulse.changeUntil(dayAndHour(round.closes_at));
      return { title: m.pulse.sentTitle, lines: [m.pulse.sealed, until], tone: "good" };
    }
    case "refused":
      return refused(stand);
    case "over":
      return {
        title: m.pulse.overTitle,
        lines: [m.pulse.over[stand.answer]],
        ...(stand.answer === "missing" ? { tone: "bad" as const } : {}),
      };
  }
}
