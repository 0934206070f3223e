import { useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import { type Debrief, type DebriefGroup, type DebriefTags, fileDebrief } from "../debriefs";
import { m } from "../messages";
import { toggled } from "../room/choosing";
import { paths } from "../route";
import { said } from "../said";
import { dayOf } from "../when";
import { CheckRow } from "./check-row";
import { Fault } from "./fault";
import { Preparedness } from "./preparedness";

const GROUPS: readonly DebriefGroup[] = ["theme", "room", "obstacle"];

interface Props {
  id: string;
  offered: DebriefTags;
  mine: Debrief;
}

export function DebriefForm({ id, offered, mine }: Props) {
  const tags = useSignal<readonly string[]>(mine.tags);
  const prepared = useSignal(mine.preparedness);
  const filed = useSignal(mine.filed);
  const changed = useSignal(false);
  const busy = useSignal(false);
  const fault = useSignal<{ at: DebriefGroup | "prepared" | "filing"; text: string } | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const ids = useId();
  // Beside what was tapped: at the end of a long list nobody would see it.
  const faultAt = (at: string) => (
    <Fault id={`${ids}-${at}`} text={fault.value?.at === at ? fault.value.text : null} />
  );

  const toggle = (group: DebriefGroup, tag: string) => {
    const next = toggled(tags.value, tag, offered.most_tags);
    fault.value = next === tags.value ? { at: group, text: m.debrief.full(offered.most_tags) } : null;
    tags.value = next;
    changed.value = true;
  };

  async function file(event: Event) {
    event.preventDefault();
    if (busy.value) return;
    if (prepared.value === null) {
      fault.value = { at: "prepared", text: m.debrief.preparedFault };
      form.current?.querySelector<HTMLElement>(".scale input")?.focus();
      return;
    }
    busy.value = true;
    fault.value = null;
    try {
      await fileDebrief(id, tags.value, prepared.value);
      filed.value = true;
      changed.value = false;
    } catch (error) {
      fault.value = { at: "filing", text: said(error) };
    } finally {
      busy.value = false;
    }
  }

  return (
    <form class="debrief" noValidate ref={form} onSubmit={(event) => void file(event)}>
      <p class="lead">{m.debrief.minute}</p>
      <p class="small">
        {m.debrief.own} {m.debrief.upTo(offered.most_tags)}
        {offered.review_state === "unreviewed" && ` ${m.common.unreviewedTags}.`}
      </p>
      {!filed.value && (
        <a href={paths.session(id)}>{m.debrief.skip}</a>
      )}
      <Preparedness
        value={prepared.value}
        onChoose={(value) => {
          prepared.value = value;
          fault.value = null;
          changed.value = true;
        }}
      >
        {faultAt("prepared")}
      </Preparedness>
      {GROUPS.map((group) => (
        <fieldset key={group}>
          <legend>{m.debrief.groups[group]}</legend>
          {offered.tags
            .filter((tag) => tag.group === group)
            .map(({ id: tag, text }) => (
              <CheckRow key={tag} text={text} checked={tags.value.includes(tag)} onToggle={() => toggle(group, tag)} />
            ))}
          {faultAt(group)}
        </fieldset>
      ))}
      {faultAt("filing")}
      <p class="strong" role="status">
        {filed.value && !changed.value && `${m.debrief.filed} ${m.debrief.until(dayOf(mine.changeable_until))}`}
      </p>
      <div class="send-or-not">
        <button type="submit" class="button primary" aria-disabled={busy.value}>
          {busy.value ? m.debrief.filing : m.debrief.file}
        </button>
        {!filed.value && (
          <a class="button large" href={paths.session(id)}>
            {m.debrief.skip}
          </a>
        )}
      </div>
    </form>
  );
}
