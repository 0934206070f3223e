import { m } from "../messages";

export function Failed({ why, again }: { why: string; again: () => void }) {
  return (
    <div class="failed" role="alert">
      <p>{why}</p>
      <button type="button" class="button" onClick={again}>
        {m.common.tryAgain}
      </button>
    </div>
  );
}
