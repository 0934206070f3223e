import { spaced } from "../join-code";

/** Seen in two halves, heard letter by letter, copied as one word. */
export function SpacedCode({ code }: { code: string }) {
  return (
    <>
      <span aria-hidden="true">{spaced(code)}</span>
      <span class="heard-only">{code}</span>
    </>
  );
}
