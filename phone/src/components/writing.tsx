import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { m } from "../messages";
import { drafts } from "../this-phone";
import type { FormProps } from "./form-props";
import { Question } from "./question";
import { TextFields } from "./text-fields";

/** Words for a cloud, questions for a board. "Nothing from me" is as near as "Send", so that every thumb moves. */
export function Writing({ poll, view, write }: FormProps) {
  const changing = useSignal(false);
  const { given, stage, detail } = view;
  const onItsWay = useRef(false);
  // Not before: what is turned down must still be there to be mended.
  useEffect(() => {
    if (stage !== "recorded" || !onItsWay.current) return;
    onItsWay.current = false;
    drafts.forget(poll.id);
  }, [stage, poll.id]);
  const isBoard = poll.kind === "question_board";
  const reading = given !== null && (stage === "recorded" || stage === "sending") && !changing.value;
  const send = (texts: readonly string[]) => {
    changing.value = false;
    onItsWay.current = true;
    write(texts);
  };
  if (reading) return <Written poll={poll} view={view} onChange={() => (changing.value = true)} />;
  const hint = (isBoard ? m.poll.questionHint : m.poll.wordHint)(poll.texts_each);
  return (
    <Question question={poll.question} stage={stage === "refused" ? "refused" : "none"} status={stage === "refused" ? detail : hint}>
      <TextFields poll={poll} begun={begun(poll.id, given?.texts ?? [])} onSend={send} />
    </Question>
  );
}

/** What was being written when the page went away comes before what was sent earlier. */
function begun(poll: string, recorded: readonly string[]): readonly string[] {
  const kept = drafts.of(poll);
  return kept.length > 0 ? kept : recorded;
}

interface WrittenProps extends Pick<FormProps, "poll" | "view"> {
  onChange: () => void;
}

function Written({ poll, view: { given, stage }, onChange }: WrittenProps) {
  const texts = given?.texts ?? [];
  const recorded = texts.length === 0 ? m.poll.recordedNothing : m.poll.recordedTexts;
  return (
    <Question question={poll.question} stage={stage} status={stage === "sending" ? m.poll.sending : recorded}>
      {texts.length > 0 && (
        <ul class="written" aria-label={m.poll.yours}>
          {texts.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      <button type="button" class="button wide" onClick={onChange}>
        {m.poll.change}
      </button>
    </Question>
  );
}
