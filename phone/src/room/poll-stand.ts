import type { Poll, State } from "../wire";

type Level = NonNullable<State["progress"]>["level"];

export function levelOf(poll: Poll, progress: State["progress"]): Level {
  return progress?.poll === poll.id ? progress.level : "waiting";
}

/** Ending the poll now may leave it under its floor, and then its votes are lost. Nobody here knows the count. */
export function endsEarly(poll: Poll | null, progress: State["progress"]): boolean {
  if (poll?.status !== "open") return false;
  const level = levelOf(poll, progress);
  return level !== "most" && level !== "all";
}
