import { Problem, Unreachable } from "./api";
import { m } from "./messages";

/** What to tell a person about a call that failed, with better words for some codes. */
export function said(error: unknown, words: Record<string, string> = {}): string {
  if (error instanceof Unreachable) return m.common.noConnection;
  if (!(error instanceof Problem)) return m.common.somethingWrong;
  const known = words[error.code];
  if (known !== undefined) return known;
  if (error.retryAfterS !== null) return m.common.tooManyTries(error.retryAfterS);
  return error.detail ?? m.common.somethingWrong;
}
