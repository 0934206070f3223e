import { useSignal } from "@preact/signals";
import { me } from "../account";
import { announce } from "../components/announcer";
import { Confirm } from "../components/confirm";
import { Failed } from "../components/failed";
import { Fault } from "../components/fault";
import { Heading } from "../components/heading";
import { ActionForm } from "../components/program/action-form";
import { ActionList } from "../components/program/action-list";
import { useAnswer } from "../components/use-answer";
import { m } from "../messages";
import { changeAction, fetchActions, fetchTopics, recordAction, withdrawAction } from "../program/actions";
import { programsOf, steersAs } from "../program/steering";
import type { ActionDraft, ProgramAction, Topic } from "../program/wire";
import { paths } from "../route";
import { said } from "../said";

/** What a program changed: for everybody to read, for those who steer it to record. */
export function ActionsScreen({ id }: { id: string }) {
  const person = me.value;
  const steers = person ? steersAs(person, id) !== null : false;
  const zone = (person && programsOf(person).find((each) => each.id === id)?.time_zone) ?? "UTC";
  const { asked, again } = useAnswer(() => Promise.all([fetchActions(id), steers ? fetchTopics() : []]), id);
  const now = asked.value;
  return (
    <main class="page">
      <Heading text={m.program.actionsTitle} />
      <p class="lead">{steers ? m.program.actionsLead : m.program.actionsForAll}</p>
      {now.kind === "asking" && <p role="status">{m.common.loading}</p>}
      {now.kind === "failed" && <Failed why={now.why} again={again} />}
      {now.kind === "here" &&
        (steers ? <Recorder program={id} zone={zone} known={now.data[0]} topics={now.data[1]} /> : <Done actions={now.data[0]} />)}
      <p class="aside">
        {steers ? <a href={paths.trends(id)}>{m.program.back}</a> : <a href={paths.home}>{m.common.toStart}</a>}
      </p>
    </main>
  );
}

function Done({ actions }: { actions: readonly ProgramAction[] }) {
  return actions.length === 0 ? <p>{m.program.actionsNone}</p> : <ActionList actions={actions} />;
}

interface RecorderProps {
  program: string;
  zone: string;
  known: ProgramAction[];
  topics: Topic[];
}

function Recorder({ program, zone, known, topics }: RecorderProps) {
  const actions = useSignal(known);
  const open = useSignal<"new" | ProgramAction | null>(null);
  const leaving = useSignal<ProgramAction | null>(null);
  const fault = useSignal<string | null>(null);
  const stand = useSignal("");
  const learn = async (words: string) => {
    actions.value = await fetchActions(program);
    open.value = null;
    stand.value = words;
    announce(words);
  };

  const record = async (draft: ActionDraft) => {
    await recordAction(program, draft);
    await learn(m.program.recorded);
  };
  const change = async (action: ProgramAction, draft: ActionDraft) => {
    await changeAction(program, action.id, draft);
    await learn(m.program.changed);
  };
  const withdraw = async (action: ProgramAction) => {
    leaving.value = null;
    fault.value = null;
    try {
      await withdrawAction(program, action.id);
      await learn(m.program.withdrawn);
    } catch (error) {
      fault.value = said(error);
    }
  };
  const show = (which: "new" | ProgramAction | null) => {
    open.value = which;
    stand.value = "";
  };
  const editing = open.value;

  return (
    <>
      <p class="strong saved">{stand.value}</p>
      <Fault id="withdrawing" text={fault.value} />
      {editing === "new" ? (
        <section class="card" aria-label={m.program.recordTitle}>
          <h2>{m.program.recordTitle}</h2>
          <ActionForm topics={topics} timeZone={zone} send={record} onCancel={() => show(null)} />
        </section>
      ) : (
        <button type="button" class="button primary" onClick={() => show("new")}>
          {m.program.record}
        </button>
      )}
      {actions.value.length === 0 && <p>{m.program.actionsNone}</p>}
      <ActionList actions={actions.value}>
        {(action) =>
          editing === action ? (
            <ActionForm
              topics={topics}
              timeZone={zone}
              action={action}
              send={(draft) => change(action, draft)}
              onCancel={() => show(null)}
            />
          ) : (
            <div class="row">
              <button type="button" class="button quiet" aria-label={m.program.editOf(action.title)} onClick={() => show(action)}>
                {m.program.edit}
              </button>
              <button
                type="button"
                class="button quiet"
                aria-label={m.program.withdrawOf(action.title)}
                onClick={() => (leaving.value = action)}
              >
                {m.program.withdraw}
              </button>
            </div>
          )
        }
      </ActionList>
      {leaving.value && <Leaving action={leaving.value} onYes={withdraw} onNo={() => (leaving.value = null)} />}
    </>
  );
}

interface LeavingProps {
  action: ProgramAction;
  onYes: (action: ProgramAction) => Promise<void>;
  onNo: () => void;
}

function Leaving({ action, onYes, onNo }: LeavingProps) {
  return (
    <Confirm
      title={m.program.withdrawTitle}
      text={m.program.withdrawText(action.title)}
      yes={m.program.withdrawYes}
      onYes={() => void onYes(action)}
      onNo={onNo}
    />
  );
}
