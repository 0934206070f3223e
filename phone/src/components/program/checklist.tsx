import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { m } from "../../messages";
import { answerPoint, fetchChecklist } from "../../program/checklist";
import type { SteeringRole } from "../../program/steering";
import type { ChecklistAnswer, ChecklistPoint } from "../../program/wire";
import { said } from "../../said";
import { announce } from "../announcer";
import { Failed } from "../failed";
import { Fault } from "../fault";
import { useAnswer } from "../use-answer";

const ANSWERS: readonly ChecklistAnswer[] = ["yes", "partly", "no", "not_yet"];

interface Props {
  program: string;
  role: SteeringRole;
}

/** What a program can look at in itself; both roles' answers stand side by side. */
export function Checklist({ program, role }: Props) {
  const heading = useId();
  const { asked, again } = useAnswer(() => fetchChecklist(program), program);
  const now = asked.value;
  return (
    <section class="checklist" aria-labelledby={heading}>
      <h2 id={heading}>{m.program.checklistTitle}</h2>
      <p class="small">{m.program.checklistLead}</p>
      {now.kind === "asking" && <p role="status">{m.common.loading}</p>}
      {now.kind === "failed" && <Failed why={now.why} again={again} />}
      {now.kind === "here" && <Points program={program} role={role} known={now.data} />}
    </section>
  );
}

function Points({ program, role, known }: Props & { known: ChecklistPoint[] }) {
  const points = useSignal(known);
  const fault = useSignal<{ at: string; text: string } | null>(null);
  const answer = async (point: ChecklistPoint, found: ChecklistAnswer) => {
    fault.value = null;
    try {
      points.value = await answerPoint(program, point.id, found);
      announce(m.program.answeredNow(point.title, m.program.found[found]));
    } catch (error) {
      fault.value = { at: point.id, text: said(error) };
    }
  };
  return (
    <>
      {known.some(({ review_state }) => review_state === "unreviewed") && (
        <p class="small">{m.program.checklistUnreviewed}</p>
      )}
      <ul>
        {points.value.map((point) => (
          <li key={point.id}>
            <Point
              point={point}
              role={role}
              fault={fault.value?.at === point.id ? fault.value.text : null}
              onAnswer={(found) => void answer(point, found)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

interface PointProps {
  point: ChecklistPoint;
  role: SteeringRole;
  fault: string | null;
  onAnswer: (found: ChecklistAnswer) => void;
}

function Point({ point, role, fault, onAnswer }: PointProps) {
  const name = useId();
  const { director, coordinator } = m.program.roles;
  const differ = point.director.answer !== point.coordinator.answer;
  return (
    <details>
      <summary>
        <span class="strong">{point.title}</span>
        <span class={differ ? "found differ" : "found"}>
          {m.program.foundBy(director, m.program.foundBrief[point.director.answer])}.{" "}
          {m.program.foundBy(coordinator, m.program.foundBrief[point.coordinator.answer])}.
        </span>
      </summary>
      <p>{point.question}</p>
      <p class="small">{m.program.yesMeans(point.yes_means)}</p>
      <fieldset>
        <legend class="strong">{m.program.yourAnswer}</legend>
        <div class="found-choices">
          {ANSWERS.map((each) => (
            <label class="choice" key={each}>
              <input type="radio" name={name} checked={point[role].answer === each} onChange={() => onAnswer(each)} />
              <span>{m.program.found[each]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <Fault id={`${name}-fault`} text={fault} />
      <p class="small">{m.program.nextStep(point.next_step)}</p>
    </details>
  );
}
