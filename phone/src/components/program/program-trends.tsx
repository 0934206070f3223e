import { useId } from "preact/hooks";
import { m } from "../../messages";
import { fetchActions } from "../../program/actions";
import type { ProgramBrief, SteeringRole } from "../../program/steering";
import { fetchPicture } from "../../program/trends";
import type { ProgramAction } from "../../program/wire";
import { paths } from "../../route";
import { Failed } from "../failed";
import { useAnswer } from "../use-answer";
import { ActionList } from "./action-list";
import { AnswersOverTime } from "./answers-over-time";
import { Checklist } from "./checklist";
import { Lately } from "./lately";

const ACTIONS_SHOWN = 3;

interface Props {
  program: ProgramBrief;
  role: SteeringRole;
}

/** Whether the groups help: sessions, what came up, what was done, what residents answered. */
export function ProgramTrends({ program: { id }, role }: Props) {
  const picture = useAnswer(() => fetchPicture(id), id);
  const actions = useAnswer(() => fetchActions(id), id);
  const [now, done] = [picture.asked.value, actions.asked.value];
  return (
    <div class="trends">
      <div class="lately">
        {now.kind === "here" && <Lately program={id} report={now.data.lately} />}
        {done.kind === "here" && <WhatWasDone program={id} actions={done.data} />}
        {done.kind === "failed" && <Failed why={done.why} again={actions.again} />}
      </div>
      <div class="beside">
        <div>
          {now.kind === "asking" && <p role="status">{m.common.loading}</p>}
          {now.kind === "failed" && <Failed why={now.why} again={picture.again} />}
          {now.kind === "here" && done.kind !== "asking" && (
            <AnswersOverTime
              program={id}
              newest={now.data.trends}
              actions={done.kind === "here" ? done.data : NONE}
            />
          )}
        </div>
        <Checklist program={id} role={role} />
      </div>
    </div>
  );
}

const NONE: readonly ProgramAction[] = [];

function WhatWasDone({ program, actions }: { program: string; actions: readonly ProgramAction[] }) {
  const heading = useId();
  return (
    <section class="card" aria-labelledby={heading}>
      <h2 id={heading}>{m.program.actionsTitle}</h2>
      {actions.length === 0 && <p>{m.program.actionsNone}</p>}
      <ActionList actions={actions.slice(0, ACTIONS_SHOWN)} />
      <a class="button not-on-paper" href={paths.actions(program)}>
        {m.program.record}
      </a>
    </section>
  );
}
