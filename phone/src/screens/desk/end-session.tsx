import { useSignal } from "@preact/signals";
import { Confirm } from "../../components/confirm";
import { m } from "../../messages";
import type { DeskState, Hands } from "../../room/lead";
import { endsEarly } from "../../room/poll-stand";

interface Props {
  state: DeskState;
  hands: Hands;
  primary?: boolean;
}

export function EndSession({ state, hands, primary = false }: Props) {
  const asking = useSignal(false);
  const { poll } = state;
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
          text={poll && endsEarly(poll, state) ? [m.desk.early(poll.floor), m.desk.endText] : m.desk.endText}
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
