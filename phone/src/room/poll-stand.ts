import type { Poll, PollKind, State } from "../wire";

type Level = NonNullable<State["progress"]>["level"];

/** What phones send to these is text, which the facilitators read before anybody else sees it. */
export function takesTexts({ kind }: { kind: PollKind }): boolean {
  return kind === "word_cloud" || kind === "question_board";
}

export function takesAnswers(poll: Poll | null): boolean {
  return poll?.status === "open" || poll?.status === "upvoting";
}

export function levelOf(poll: Poll, progress: State["progress"]): Level {
  return progress?.poll === poll.id ? progress.level : "waiting";
}

/** Ending the poll now may leave it under its floor, and then its votes are lost. Nobody here knows the count. */
export function endsEarly(poll: Poll | null, { progress, presence }: Pick<State, "progress" | "presence">): boolean {
  if (poll?.status !== "open") return false;
  return fewestAnswers(levelOf(poll, progress), presence.seats) < poll.floor;
}

/** "Most" is told from four in five of the seats on (facilitation/live_room/progress.py). */
function fewestAnswers(level: Level, seats: number): number {
  if (level === "all") return seats;
  return level === "most" ? Math.ceil((4 * seats) / 5) : 0;
}

/** Moving on from this poll leaves behind what the room has answered and not seen. */
export function isUnshown(poll: Poll | null): boolean {
  return poll?.status === "closed" || poll?.status === "sorting";
}

/** How a hall's votes come in, when this poll is one that may be watched. */
export function liveTallyOf(poll: Poll, tally: State["live_tally"]): State["live_tally"] {
  return poll.status === "open" && tally?.poll === poll.id ? tally : null;
}
