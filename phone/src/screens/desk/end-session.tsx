import { useSignal } from "@preact/signals";
import { Confirm } from "../../components/confirm";
import { m } from "../../messages";
import type { Hands } from "../../room/lead";

export function EndSession({ hands, primary = false }: { hands: Hands; primary?: boolean }) {
  const asking = useSignal(false);
  return (
    <>
      <button
        type="button"
        class={primary ? "button primary next" : "button"}
        onClick={() => (asking.value = true)}
      >
        {m.desk.end}
      </button>
      {asking.value && (
        <Confirm
          title={m.desk.endTitle}
          text={m.desk.endText}
          yes={m.desk.endConfirm}
          no={m.desk.keepGoing}
          onYes={() => {
            asking.value = false;
            void hands.give({ type: "room.close" });
          }}
          onNo={() => (asking.value = false)}
        />
      )}
    </>
  );
}
