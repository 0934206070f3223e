import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { m } from "../../messages";
import type { Answer, Answers } from "../../pulse/answers";
import type { Kept } from "../../pulse/kept";
import { attend, keeping } from "../../pulse/this-phone";
import { Fault } from "../fault";
import { ItemField } from "./item-field";

interface Props {
  kept: Kept;
  onSealed: () => void;
  /** For who only looks at what was answered before. */
  onLeave?: () => void;
}

async function sealAndQueue(kept: Kept, given: Answers): Promise<void> {
  // Loaded here: the libraries that seal are larger than the rest of the app.
  const { answer } = await import("../../pulse/answering");
  await answer(await keeping(), kept, given);
}

export function PulseForm({ kept, onSealed, onLeave }: Props) {
  const given = useSignal<Answers>(kept.answers ?? {});
  const busy = useSignal(false);
  const fault = useSignal<string | null>(null);
  const ids = useId();

  const give = (id: string, answer: Answer | undefined) => {
    const others = Object.fromEntries(Object.entries(given.value).filter(([each]) => each !== id));
    given.value = answer === undefined ? others : { ...others, [id]: answer };
    fault.value = null;
  };

  async function submit(event: Event) {
    event.preventDefault();
    if (busy.value) return;
    if (Object.keys(given.value).length === 0) {
      fault.value = m.pulse.nothingYet;
      return;
    }
    busy.value = true;
    try {
      await sealAndQueue(kept, given.value);
      await attend();
      onSealed();
    } catch {
      fault.value = m.pulse.sealFailed;
    } finally {
      busy.value = false;
    }
  }

  return (
    <form class="poll pulse-form" noValidate aria-describedby={`${ids}-intro`} onSubmit={(event) => void submit(event)}>
      <p class="small" id={`${ids}-intro`}>
        {m.pulse.intro}
        {kept.round.items.some(({ review_state: state }) => state === "unreviewed") && ` ${m.pulse.unreviewed}`}
      </p>
      {kept.round.items.map((item) => (
        <ItemField key={item.id} item={item} given={given.value[item.id]} onGive={(answer) => give(item.id, answer)} />
      ))}
      <Fault id={`${ids}-fault`} text={fault.value} />
      <button type="submit" class="button primary" aria-disabled={busy.value}>
        {busy.value ? m.pulse.sealing : m.pulse.send}
      </button>
      {onLeave && (
        <button type="button" class="button quiet" onClick={onLeave}>
          {m.pulse.keepAsIs}
        </button>
      )}
    </form>
  );
}
