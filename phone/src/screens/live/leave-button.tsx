import { useSignal } from "@preact/signals";
import { Confirm } from "../../components/confirm";
import { m } from "../../messages";
import type { LiveRoom } from "../../room/live-room";

export function LeaveButton({ room }: { room: LiveRoom }) {
  const asking = useSignal(false);
  return (
    <>
      <button type="button" class="button quiet" onClick={() => (asking.value = true)}>
        {m.live.leave}
      </button>
      {asking.value && (
        <Confirm
          title={m.live.leaveTitle}
          text={m.live.leaveText}
          yes={m.live.leaveConfirm}
          no={m.live.stay}
          onYes={() => void room.leave()}
          onNo={() => (asking.value = false)}
        />
      )}
    </>
  );
}
