import { useSignal } from "@preact/signals";
import { Confirm } from "../../components/confirm";
import { m } from "../../messages";
import type { DeskState, Hands } from "../../room/lead";
import { Panel } from "./panel";
import { roleName } from "./script-card";

interface Props {
  state: DeskState;
  hands: Hands;
  leads: boolean;
}

export function LeadPanel({ state: { desk, at_desk: atDesk }, hands, leads }: Props) {
  const target = useSignal<string | null>(null);
  const chosen = desk.co_facilitators.find(({ id }) => id === target.value);
  return (
    <Panel title={m.home.coFacilitators}>
      <ul class="people">
        {desk.co_facilitators.map((person) => (
          <li key={person.id}>
            <span>{person.is_lead ? m.home.leads(person.name) : person.name}</span>
            <span class="small">
              {atDesk.present.includes(person.id) ? roleName(person.role) : `${roleName(person.role)}, ${m.desk.away}`}
            </span>
            {leads && !person.is_lead && (
              <button type="button" class="button" onClick={() => (target.value = person.id)}>
                {m.desk.handOver(person.name)}
              </button>
            )}
          </li>
        ))}
      </ul>
      {chosen && (
        <Confirm
          title={m.desk.handOverTitle(chosen.name)}
          text={m.desk.handOverText}
          yes={m.desk.handOverConfirm}
          onYes={() => {
            target.value = null;
            void hands.give({ type: "lead.hand_over", to: chosen.id });
          }}
          onNo={() => (target.value = null)}
        />
      )}
    </Panel>
  );
}
