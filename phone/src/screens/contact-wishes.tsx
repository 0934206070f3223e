import { useSignal } from "@preact/signals";
import { Failed } from "../components/failed";
import { Fault } from "../components/fault";
import { Heading } from "../components/heading";
import { useAnswer } from "../components/use-answer";
import { answered, fetchInbox, type Inbox, type OpenedWish, receiveHere } from "../contact/wishes";
import { m } from "../messages";
import { paths } from "../route";
import { said } from "../said";

/** For psychologists: who asked for contact, opened on this device. */
export function ContactWishesScreen() {
  const { asked, again } = useAnswer(fetchInbox, "inbox");
  const now = asked.value;
  return (
    <main class="page">
      <Heading text={m.contact.inboxTitle} />
      <p class="lead">{m.contact.inboxText}</p>
      {now.kind === "asking" && <p role="status">{m.common.loading}</p>}
      {now.kind === "failed" && <Failed why={now.why} again={again} />}
      {now.kind === "here" && <Stand inbox={now.data} again={again} />}
      <p class="small">{m.contact.device}</p>
      <p class="aside">
        <a href={paths.home}>{m.common.toStart}</a>
      </p>
    </main>
  );
}

function Stand({ inbox, again }: { inbox: Inbox; again: () => void }) {
  switch (inbox.stand) {
    case "none":
      return <Receive text={m.contact.receive} again={again} />;
    case "elsewhere":
      return (
        <>
          <p class="strong">{m.contact.elsewhere}</p>
          <p>{m.contact.elsewhereWarning}</p>
          <Receive text={m.contact.receiveInstead} again={again} />
        </>
      );
    case "here":
      return inbox.wishes.length === 0 ? (
        <p role="status">{m.contact.none}</p>
      ) : (
        <ul class="contacts">
          {inbox.wishes.map((each) => (
            <Waiting key={each.id} opened={each} again={again} />
          ))}
        </ul>
      );
  }
}

function Receive({ text, again }: { text: string; again: () => void }) {
  const { busy, fault, run } = useWork(again);
  return (
    <>
      <button type="button" class="button primary" aria-disabled={busy} onClick={() => run(receiveHere)}>
        {busy ? m.contact.receiving : text}
      </button>
      <Fault id="receive-fault" text={fault} />
    </>
  );
}

function Waiting({ opened: { id, wish }, again }: { opened: OpenedWish; again: () => void }) {
  const { busy, fault, run } = useWork(again);
  return (
    <li>
      {wish ? (
        <>
          <p>
            <span class="strong">{m.contact.nameIs}:</span> {wish.name}
          </p>
          <p>
            <span class="strong">{m.contact.reachIs}:</span> {wish.reach}
          </p>
        </>
      ) : (
        <p>{m.contact.unreadable}</p>
      )}
      <button
        type="button"
        class="button"
        aria-disabled={busy}
        aria-label={wish ? m.contact.answeredLabel(wish.name) : undefined}
        onClick={() => run(() => answered(id))}
      >
        {m.contact.answered}
      </button>
      <Fault id={`fault-${id}`} text={fault} />
    </li>
  );
}

function useWork(again: () => void) {
  const busy = useSignal(false);
  const fault = useSignal<string | null>(null);
  const run = (work: () => Promise<void>) => {
    if (busy.value) return;
    busy.value = true;
    fault.value = null;
    work()
      .then(again, (error: unknown) => (fault.value = said(error)))
      .finally(() => (busy.value = false));
  };
  return { busy: busy.value, fault: fault.value, run };
}
