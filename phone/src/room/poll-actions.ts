import type { Messages } from "../messages";
import type { Poll, Sorting, State } from "../wire";
import { endsEarly, takesTexts } from "./poll-stand";

export type PollAction = "poll.close" | "poll.reveal" | "poll.open_upvotes" | "poll.ask_again";

export function leftToSort({ texts }: Sorting): number {
  return texts.filter(({ standing }) => standing === "pending").length;
}

/** What the lead can do with a poll now, what comes next first. */
export function actionsOf(poll: Poll, sorting: Sorting | null | undefined): PollAction[] {
  switch (poll.status) {
    case "open":
      return takesTexts(poll) ? ["poll.close"] : ["poll.close", "poll.reveal"];
    case "upvoting":
      return ["poll.close", "poll.reveal"];
    case "closed":
      return takesTexts(poll) ? ["poll.reveal"] : ["poll.reveal", "poll.ask_again"];
    case "sorting": {
      if (sorting?.texts.length === 0) return ["poll.ask_again"];
      // Not asked again: texts that were read, and those of a second time, could be compared.
      return [poll.kind === "question_board" ? "poll.open_upvotes" : "poll.reveal"];
    }
    case "withheld":
      return ["poll.ask_again"];
    case "revealed":
    case "dropped":
      return [];
  }
}

/** Texts go on when one was let through; everything else can be done at once. */
export function isReady(action: PollAction, poll: Poll, sorting: Sorting | null | undefined): boolean {
  if (poll.status !== "sorting" || action === "poll.ask_again") return true;
  return sorting?.texts.some(({ standing }) => standing === "shown") ?? false;
}

/** What to think of before this cannot be taken back; nothing when it can simply be done. */
export function doubtsOf(
  words: Messages["desk"],
  action: PollAction,
  poll: Poll,
  state: Pick<State, "progress" | "presence" | "sorting">,
): string[] {
  if (action === "poll.ask_again") return poll.status === "withheld" ? [] : [words.askAgainText];
  const { presence, sorting } = state;
  if (poll.status === "sorting") {
    const left = sorting ? leftToSort(sorting) : 0;
    return left === 0 ? [] : [words.unsortedText(left)];
  }
  const asksForPeople = action === "poll.reveal" && poll.sensitivity === "sensitive" && poll.kind !== "word_cloud";
  return [
    ...(endsEarly(poll, state) ? [words.early(poll.floor)] : []),
    ...(asksForPeople ? [words.revealText(presence.seats)] : []),
  ];
}
