import type { Shown } from "../room/results";
import type { Result } from "../wire";

/** What every kind of result gets. */
export interface ResultProps {
  poll: Shown;
  result: Result;
  /** The element that holds the question. */
  labelledBy: string;
}
