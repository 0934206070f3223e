/** What no join code contains: letters and figures that can be mistaken for another. */
const FOREIGN = /[^2-9A-HJKMNP-Z]/;
export const JOIN_CODE_LENGTH = 6;

export type JoinCode = { code: string } | { fault: "empty" | "length" | "letters" };

/** Reads what somebody typed, pasted or scanned: lower case, spaces, hyphens, or the whole link. */
export function readJoinCode(typed: string): JoinCode {
  const fromLink = /#\/join\/([^/?#\s]+)/.exec(typed)?.[1];
  const code = (fromLink ?? typed).toUpperCase().replace(/[^\p{L}\p{N}]/gu, "");
  if (code === "") return { fault: "empty" };
  if (FOREIGN.test(code)) return { fault: "letters" };
  if (code.length !== JOIN_CODE_LENGTH) return { fault: "length" };
  return { code };
}

/** Two halves are easier to read from a wall and to say aloud. */
export function spaced(code: string): string {
  return code.length === JOIN_CODE_LENGTH ? `${code.slice(0, 3)} ${code.slice(3)}` : code;
}
