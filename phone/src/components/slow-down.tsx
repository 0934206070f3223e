import { useSignal } from "@preact/signals";
import { m } from "../messages";
import type { LiveRoom } from "../room/live-room";
import { Sheet } from "./sheet";

type Stage = "closed" | "asking" | "sending" | "asked" | "failed";

/** For who wants to breathe, and does not want to say so aloud. */
export function SlowDown({ room }: { room: LiveRoom }) {
  const stage = useSignal<Stage>("closed");
  const fault = useSignal("");
  const close = () => (stage.value = "closed");
  const ask = async () => {
    if (stage.value === "sending") return;
    stage.value = "sending";
    const reply = await room.command({ type: "slow_down" });
    if (!reply.done) fault.value = reply.reason === "refused" ? reply.detail : m.live.notSent;
    if (stage.peek() === "sending") stage.value = reply.done ? "asked" : "failed";
  };
  return (
    <>
      <button type="button" class="button quiet" aria-label={m.live.slowDown} onClick={() => (stage.value = "asking")}>
        {m.live.slowDownShort}
        <span class="when-wide">{m.live.slowDownPlease}</span>
      </button>
      {stage.value !== "closed" && (
        <Sheet title={m.live.slowDownTitle} onClose={close} actions={<Actions stage={stage.value} ask={() => void ask()} close={close} />}>
          <p>{m.live.slowDownText}</p>
          <p class="strong" role="status">
            {stage.value === "asked" && m.live.slowDownAsked}
            {stage.value === "failed" && fault.value}
          </p>
        </Sheet>
      )}
    </>
  );
}

function Actions({ stage, ask, close }: { stage: Stage; ask: () => void; close: () => void }) {
  if (stage === "asked") {
    return (
      <button type="button" class="button primary" onClick={close}>
        {m.common.close}
      </button>
    );
  }
  return (
    <>
      <button type="button" class="button primary" aria-disabled={stage === "sending"} onClick={ask}>
        {stage === "sending" ? m.poll.sending : m.live.slowDown}
      </button>
      <button type="button" class="button" onClick={close}>
        {m.common.cancel}
      </button>
    </>
  );
}
