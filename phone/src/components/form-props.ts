import type { AnswerView } from "../room/voting";
import type { Poll } from "../wire";

/** What every form of a poll gets; sending again replaces what was sent before. */
export interface FormProps {
  poll: Poll;
  view: AnswerView;
  vote: (choices: readonly string[]) => void;
  write: (texts: readonly string[]) => void;
}
