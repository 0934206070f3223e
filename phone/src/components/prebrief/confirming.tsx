import { type Signal, useSignal } from "@preact/signals";
import { m } from "../../messages";
import { confirmPrebrief, type Prebrief } from "../../prebriefs";
import { said } from "../../said";
import { type Chosen, Questions } from "./questions";

interface Props {
  id: string;
  prebrief: Prebrief;
  onConfirmed: (prebrief: Prebrief) => void;
}

/** The end of the page: the questions, once, and the button. */
export function Confirming({ id, prebrief, onConfirmed }: Props) {
  const chosen = useSignal<Chosen>({});
  const busy = useSignal(false);
  const fault = useSignal<string | null>(null);
  const { state, questions } = prebrief;
  if (state === "confirmed") return null;
  const answered = questions.scenarios.map((each) => each.id).filter((each) => each in chosen.value);

  async function confirm() {
    if (busy.value) return;
    if (state === "due" && answered.length < questions.scenarios.length) {
      fault.value = m.prebrief.answerFirst;
      return;
    }
    busy.value = true;
    fault.value = null;
    try {
      onConfirmed(await confirmPrebrief(id, prebrief, answered));
    } catch (error) {
      fault.value = said(error);
    } finally {
      busy.value = false;
    }
  }

  return (
    <div class="confirming">
      {state === "due" && <Questions questions={questions} chosen={chosen} />}
      <Fault of={fault} />
      <button type="button" class="button primary" aria-disabled={busy.value} onClick={() => void confirm()}>
        {busy.value ? m.prebrief.confirming : state === "due" ? m.prebrief.confirm : m.prebrief.confirmAgain}
      </button>
    </div>
  );
}

function Fault({ of: fault }: { of: Signal<string | null> }) {
  return (
    <p class="fault" role="alert">
      {fault.value}
    </p>
  );
}
