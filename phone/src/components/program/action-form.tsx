import { useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import { m } from "../../messages";
import type { ActionDraft, ProgramAction, Topic } from "../../program/wire";
import { said } from "../../said";
import { dayIn } from "../../when";
import { Fault } from "../fault";

const LONGEST = { title: 80, description: 300 }; // as the server has them
const KINDS = ["construct", "theme"] as const;

interface Props {
  topics: readonly Topic[];
  timeZone: string;
  /** What is changed; without it something new is recorded. */
  action?: ProgramAction;
  send: (draft: ActionDraft) => Promise<unknown>;
  onCancel?: () => void;
}

/** What was done, and what it is about. It speaks of the program, never of a person. */
export function ActionForm({ topics, timeZone, action, send, onCancel }: Props) {
  const title = useSignal(action?.title ?? "");
  const description = useSignal(action?.description ?? "");
  const day = useSignal(action?.done_on ?? dayIn(timeZone));
  const topic = useSignal(action ? `${action.about_kind}:${action.about}` : "");
  const busy = useSignal(false);
  const fault = useSignal<{ at: "title" | "day" | "topic" | "sending"; text: string } | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const ids = useId();
  const faultAt = (at: string) => (
    <Fault id={`${ids}-${at}-fault`} text={fault.value?.at === at ? fault.value.text : null} />
  );

  function missing() {
    if (title.value.trim() === "") return { at: "title", text: m.program.needsTitle } as const;
    if (day.value === "") return { at: "day", text: m.program.needsDay } as const;
    if (topic.value === "") return { at: "topic", text: m.program.needsTopic } as const;
    return null;
  }

  async function save(event: Event) {
    event.preventDefault();
    if (busy.value) return;
    fault.value = missing();
    if (fault.value) {
      form.current?.querySelector<HTMLElement>(`[name="${fault.value.at}"]`)?.focus();
      return;
    }
    const picked = topics.find(({ about_kind, about }) => `${about_kind}:${about}` === topic.value);
    if (picked === undefined) return;
    busy.value = true;
    try {
      const { about_kind, about } = picked;
      await send({ title: title.value, description: description.value, done_on: day.value, about_kind, about });
    } catch (error) {
      fault.value = { at: "sending", text: said(error) };
    } finally {
      busy.value = false;
    }
  }

  return (
    <form class="action-form" noValidate ref={form} onSubmit={(event) => void save(event)}>
      <label for={`${ids}-title`}>{m.program.actionTitle}</label>
      <p class="small" id={`${ids}-hint`}>
        {m.program.actionTitleHint}
      </p>
      <input
        id={`${ids}-title`}
        name="title"
        value={title.value}
        maxLength={LONGEST.title}
        autocomplete="off"
        aria-describedby={`${ids}-hint ${ids}-title-fault`}
        onInput={(event) => (title.value = event.currentTarget.value)}
      />
      {faultAt("title")}
      <label for={`${ids}-more`}>{m.program.description}</label>
      <textarea
        id={`${ids}-more`}
        rows={3}
        value={description.value}
        maxLength={LONGEST.description}
        onInput={(event) => (description.value = event.currentTarget.value)}
      />
      <label for={`${ids}-day`}>{m.program.doneDay}</label>
      <input
        id={`${ids}-day`}
        name="day"
        type="date"
        max={dayIn(timeZone)}
        value={day.value}
        aria-describedby={`${ids}-day-fault`}
        onInput={(event) => (day.value = event.currentTarget.value)}
      />
      {faultAt("day")}
      <label for={`${ids}-topic`}>{m.program.aboutWhat}</label>
      <select
        id={`${ids}-topic`}
        name="topic"
        value={topic.value}
        aria-describedby={`${ids}-topic-fault`}
        onChange={(event) => (topic.value = event.currentTarget.value)}
      >
        <option value="">{m.program.choose}</option>
        {KINDS.map((kind) => (
          <optgroup key={kind} label={kind === "construct" ? m.program.constructs : m.program.themes}>
            {topics
              .filter(({ about_kind }) => about_kind === kind)
              .map(({ about, text }) => (
                <option key={about} value={`${kind}:${about}`}>
                  {text}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
      {faultAt("topic")}
      {faultAt("sending")}
      <button type="submit" class="button primary" aria-disabled={busy.value}>
        {busy.value ? m.program.saving : m.program.save}
      </button>
      {onCancel && (
        <button type="button" class="button" onClick={onCancel}>
          {m.common.cancel}
        </button>
      )}
    </form>
  );
}
