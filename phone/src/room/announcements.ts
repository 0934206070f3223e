import type { Messages } from "../messages";
import type { State } from "../wire";

/** What somebody who cannot see the screen should hear after this change. Never a tick of the clock. */
export function announcements(words: Messages["live"], before: State | null, after: State): string[] {
  if (!before) return [];
  const said: string[] = [];
  if (before.step.id !== after.step.id) said.push(words.announceStep(after.step.title), after.step.on_phone);
  const { poll } = after;
  if (!poll || (before.poll?.id === poll.id && before.poll.status === poll.status)) return said;
  switch (poll.status) {
    case "open":
      return [...said, words.announcePoll(poll.question)];
    case "closed":
      return [...said, words.announcePollClosed];
    case "revealed":
      return [...said, words.announceResult(poll.question)];
    case "withheld":
      return [...said, words.announceWithheld];
  }
}
