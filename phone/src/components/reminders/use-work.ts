import { type Signal, useSignal } from "@preact/signals";
import { said } from "../../said";

interface Work {
  busy: Signal<boolean>;
  fault: Signal<string | null>;
  /** One thing at a time; what goes wrong is said in words. */
  run: (work: () => Promise<void>, words?: (error: unknown) => string) => void;
}

export function useWork(): Work {
  const busy = useSignal(false);
  const fault = useSignal<string | null>(null);
  const run = (work: () => Promise<void>, words: (error: unknown) => string = said) => {
    if (busy.value) return;
    busy.value = true;
    fault.value = null;
    work()
      .catch((error: unknown) => (fault.value = words(error)))
      .finally(() => (busy.value = false));
  };
  return { busy, fault, run };
}
