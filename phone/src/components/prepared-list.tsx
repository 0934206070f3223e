import { type Signal, useSignal } from "@preact/signals";
import { m } from "../messages";
import { discard } from "../polls";
import { said } from "../said";
import type { PreparedPoll } from "../wire";
import { Confirm } from "./confirm";

interface Props {
  id: string;
  polls: Signal<PreparedPoll[]>;
}

export function PreparedList({ id, polls }: Props) {
  const target = useSignal<PreparedPoll | null>(null);
  const fault = useSignal<string | null>(null);

  async function remove(poll: PreparedPoll) {
    target.value = null;
    fault.value = null;
    try {
      await discard(id, poll.id);
      polls.value = polls.value.filter((each) => each.id !== poll.id);
    } catch (error) {
      fault.value = said(error);
    }
  }

  const chosen = target.value;
  return (
    <section class="write-one">
      <h2>{m.asking.preparedTitle}</h2>
      {polls.value.length === 0 && <p>{m.asking.preparedNone}</p>}
      <ul class="ready-polls">
        {polls.value.map((poll) => (
          <li key={poll.id}>
            <p class="strong">{poll.question}</p>
            <p class="small">{m.asking.kinds[poll.kind]}</p>
            <button
              type="button"
              class="button quiet"
              aria-label={m.asking.discardLabel(poll.question)}
              onClick={() => (target.value = poll)}
            >
              {m.asking.discard}
            </button>
          </li>
        ))}
      </ul>
      <p class="fault" role="alert">
        {fault.value}
      </p>
      {chosen && (
        <Confirm
          title={m.asking.discardTitle}
          text={chosen.question}
          yes={m.asking.discardConfirm}
          onYes={() => void remove(chosen)}
          onNo={() => (target.value = null)}
        />
      )}
    </section>
  );
}
