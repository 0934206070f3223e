import { useSignal } from "@preact/signals";
import { Confirm } from "../../components/confirm";
import { m } from "../../messages";
import type { DeskState, Hands } from "../../room/lead";
import { endsEarly, isUnshown, takesAnswers } from "../../room/poll-stand";
import type { OutlineStep } from "../../wire";
import { Panel } from "./panel";

interface Props {
  state: DeskState;
  hands: Hands;
  leads: boolean;
}

export function Outline({ state, hands, leads }: Props) {
  const target = useSignal<number | null>(null);
  const { outline, step, poll } = state;
  const jumpText = takesAnswers(poll) ? m.desk.jumpPollText : m.desk.jumpText;
  const to = target.value;
  return (
    <Panel title={m.desk.outline}>
      <ol class="outline">
        {outline.map((each, index) => (
          <li key={each.id} aria-current={index === step.index ? "step" : undefined}>
            {leads && index !== step.index ? (
              <button type="button" class="outline-step" onClick={() => (target.value = index)}>
                <Entry step={each} />
              </button>
            ) : (
              <span class="outline-step">
                <Entry step={each} />
              </span>
            )}
          </li>
        ))}
      </ol>
      {to !== null && (
        <Confirm
          title={m.desk.jumpTitle(outline[to]?.title ?? "")}
          text={[
            ...(poll && endsEarly(poll, state) ? [m.desk.early(poll.floor)] : []),
            ...(isUnshown(poll) ? [m.desk.jumpUnshownText] : []),
            jumpText,
          ]}
          yes={m.desk.jumpConfirm}
          onYes={() => {
            target.value = null;
            void hands.give({ type: "step.go", from: step.index, to });
          }}
          onNo={() => (target.value = null)}
        />
      )}
    </Panel>
  );
}

function Entry({ step }: { step: OutlineStep }) {
  const minutes = m.desk.outlineMinutes(step.minutes);
  return (
    <>
      <span>{step.title}</span>
      <span class="outline-facts">{step.has_poll ? `${minutes}, ${m.desk.hasPoll}` : minutes}</span>
    </>
  );
}
