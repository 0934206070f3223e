import { useSignal } from "@preact/signals";
import { m } from "../messages";
import { RuleList } from "./rule-list";
import { Sheet } from "./sheet";

export function GroundRules({ rules }: { rules: readonly string[] }) {
  const open = useSignal(false);
  return (
    <>
      <button type="button" class="button quiet" onClick={() => (open.value = true)}>
        {m.live.groundRules}
      </button>
      {open.value && (
        <Sheet title={m.live.groundRules} onClose={() => (open.value = false)}>
          <RuleList rules={rules} />
        </Sheet>
      )}
    </>
  );
}
