import { m } from "../../messages";
import type { PollAction } from "../../room/poll-actions";
import { takesTexts } from "../../room/poll-stand";
import type { Poll } from "../../wire";

export function labelOf(action: PollAction, poll: Poll): string {
  switch (action) {
    case "poll.close":
      if (poll.status === "upvoting") return m.desk.closeUpvotes;
      return takesTexts(poll) ? m.desk.closeAndRead : m.desk.closePoll;
    case "poll.reveal":
      return poll.kind === "word_cloud" ? m.desk.showWords : m.desk.reveal;
    case "poll.open_upvotes":
      return m.desk.openUpvotes;
    case "poll.ask_again":
      return m.desk.askAgain;
  }
}

export function wordsOf(action: PollAction, poll: Poll): { title: string; yes: string; no?: string } {
  if (action === "poll.ask_again") return { title: m.desk.askAgainTitle, yes: m.desk.askAgainConfirm };
  if (poll.status === "sorting") return { title: m.desk.unsortedTitle, yes: m.desk.unsortedConfirm };
  if (action === "poll.close") return { title: m.desk.closeTitle, yes: m.desk.closeConfirm };
  return { title: m.desk.revealTitle, yes: m.desk.revealConfirm, no: m.desk.notNow };
}
