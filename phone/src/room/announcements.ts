import type { Messages } from "../messages";
import type { Cue, State } from "../wire";

/** What somebody who cannot see the screen should hear after this change. Never a tick of the clock. */
export function announcements(words: Messages["live"], before: State | null, after: State): string[] {
  if (!before) return [];
  const said: string[] = [];
  if (before.step.id !== after.step.id) said.push(words.announceStep(after.step.title), after.step.on_phone);
  if (after.pulse?.open && !before.pulse?.open) said.push(words.announcePulse);
  said.push(...forFacilitators(words, before, after));
  const { poll } = after;
  if (!poll || (before.poll?.id === poll.id && before.poll.status === poll.status)) return said;
  switch (poll.status) {
    case "open":
      return [...said, words.announcePoll(poll.question)];
    case "closed":
      return [...said, words.announcePollClosed];
    case "revealed":
      return [...said, words.announceResult(poll.question)];
    case "sorting":
      return [...said, words.announceSorting];
    case "upvoting":
      return [...said, words.announceUpvoting(poll.question)];
    case "withheld":
      return [...said, words.announceWithheld];
    case "dropped":
      return said;
  }
}

function forFacilitators(words: Messages["live"], before: State, after: State): string[] {
  const said: string[] = [];
  if (after.slow_down && after.slow_down.at !== before.slow_down?.at) said.push(words.announceSlowDown);
  const cue = newCue(before, after);
  if (cue) said.push(words.announceCue(nameOf(after, cue.sender), cue.text));
  return said;
}

/** The last cue that somebody else sent, when it was not there before. */
function newCue(before: State, after: State): Cue | null {
  const last = cuesOfOthers(after).at(-1);
  return last && last.at !== cuesOfOthers(before).at(-1)?.at ? last : null;
}

export function cuesOfOthers({ cues, you }: State): Cue[] {
  return (cues ?? []).filter(({ sender }) => sender !== you?.co_facilitator);
}

export function nameOf({ desk }: State, coFacilitator: string): string {
  return desk?.co_facilitators.find(({ id }) => id === coFacilitator)?.name ?? "";
}
