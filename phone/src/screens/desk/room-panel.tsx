import { useSignal } from "@preact/signals";
import { Confirm } from "../../components/confirm";
import { Qr } from "../../components/qr";
import { SpacedCode } from "../../components/spaced-code";
import { m } from "../../messages";
import type { DeskState, Hands } from "../../room/lead";
import { paths } from "../../route";
import type { Door } from "../../wire";
import { EndSession } from "./end-session";
import { Panel } from "./panel";

interface Props {
  id: string;
  state: DeskState;
  hands: Hands;
  leads: boolean;
}

export function RoomPanel({ id, state, hands, leads }: Props) {
  const { door, step } = state;
  return (
    <Panel title={m.desk.room}>
      <div class="door">
        <div>
          <p class="small">{m.desk.code}</p>
          <p class="code">
            <SpacedCode code={door.code} />
          </p>
          {door.locked && <p class="strong">{m.desk.locked}</p>}
        </div>
        <Qr roomId={id} code={door.code} />
      </div>
      <div class="room-actions">
        <a class="button" href={paths.projector(id)} target="_blank" rel="noreferrer" aria-description={m.desk.screenHint}>
          {m.desk.screenLink}
        </a>
        {leads && <LeadActions door={door} hands={hands} />}
        {leads && step.index + 1 < step.count && <EndSession state={state} hands={hands} />}
      </div>
    </Panel>
  );
}

function LeadActions({ door: { code, locked }, hands }: { door: Door; hands: Hands }) {
  const asking = useSignal(false);
  return (
    <>
      <button type="button" class="button" onClick={() => void hands.give({ type: "room.lock", locked: !locked })}>
        {locked ? m.desk.unlock : m.desk.lock}
      </button>
      <button type="button" class="button" onClick={() => (asking.value = true)}>
        {m.desk.newCode}
      </button>
      {asking.value && (
        <Confirm
          title={m.desk.newCodeTitle}
          text={m.desk.newCodeText}
          yes={m.desk.newCodeConfirm}
          onYes={() => {
            asking.value = false;
            void hands.give({ type: "room.rotate_code", from: code });
          }}
          onNo={() => (asking.value = false)}
        />
      )}
    </>
  );
}
