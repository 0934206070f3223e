import { useSignal } from "@preact/signals";
import { PollWriter } from "../components/poll-writer";
import { PreparedList } from "../components/prepared-list";
import { SessionPage } from "../components/session-page";
import { useAnswer } from "../components/use-answer";
import { m } from "../messages";
import { fetchPrepared, prepare } from "../polls";
import { emptySketch, type Sketch } from "../room/poll-draft";
import { said } from "../said";
import type { Draft, PreparedPoll } from "../wire";

/** Polls written beforehand, for the desk of one session. */
export function PrepareScreen({ id }: { id: string }) {
  const { asked, again } = useAnswer(() => fetchPrepared(id), id);
  return (
    <SessionPage id={id} title={m.asking.prepareTitle} asked={asked.value} again={again}>
      {(polls) => <Prepare id={id} first={polls} />}
    </SessionPage>
  );
}

function Prepare({ id, first }: { id: string; first: PreparedPoll[] }) {
  const polls = useSignal(first);
  const sketch = useSignal<Sketch>(emptySketch);
  const busy = useSignal(false);
  const outcome = useSignal<{ done: boolean; text: string } | null>(null);

  async function keep(draft: Draft) {
    busy.value = true;
    outcome.value = null;
    try {
      await prepare(id, draft);
      sketch.value = emptySketch;
      outcome.value = { done: true, text: m.asking.kept };
      polls.value = await fetchPrepared(id);
    } catch (error) {
      outcome.value = { done: false, text: said(error) };
    } finally {
      busy.value = false;
    }
  }

  return (
    <>
      <p class="lead">{m.asking.prepareText}</p>
      <PreparedList id={id} polls={polls} />
      <section class="write-one">
        <h2>{m.asking.writeTitle}</h2>
        <PollWriter
          sketch={sketch}
          button={busy.value ? m.asking.keeping : m.asking.keep}
          busy={busy.value}
          onDone={(draft) => void keep(draft)}
        />
        <p class={outcome.value?.done === false ? "fault" : "strong"} role="status">
          {outcome.value?.text}
        </p>
      </section>
    </>
  );
}
