import { useSignal } from "@preact/signals";
import { useId, useRef } from "preact/hooks";
import { m } from "../messages";
import { fieldsToShow } from "../room/writing";
import { drafts } from "../this-phone";
import type { Poll } from "../wire";
import { Fault } from "./fault";
import { GrowingField } from "./growing-field";

interface Props {
  poll: Poll;
  begun: readonly string[];
  onSend: (texts: readonly string[]) => void;
}

/** The server's limits (facilitation/live_room/texts.py), told before they are hit. */
const LONGEST = { word: 24, question: 140 };

export function TextFields({ poll, begun, onSend }: Props) {
  const isBoard = poll.kind === "question_board";
  const most = poll.texts_each;
  // One to begin with: three would push the buttons off the screen of a small phone.
  const texts = useSignal<readonly string[]>(fieldsToShow(begun, most));
  const fault = useSignal<string | null>(null);
  const fields = useRef<HTMLDivElement>(null);
  const faultId = useId();
  const labelOf = isBoard ? m.poll.questionLabel : m.poll.word;

  const set = (index: number, text: string) => {
    fault.value = null;
    texts.value = texts.value.map((each, at) => (at === index ? text : each));
    drafts.keep(poll.id, texts.value);
  };
  const send = () => {
    const written = texts.value.map((text) => text.trim()).filter((text) => text !== "");
    if (written.length > 0) {
      onSend(written);
      return;
    }
    fault.value = m.poll.writeFirst;
    fields.current?.querySelector<HTMLElement>("input, textarea")?.focus();
  };
  return (
    <div class="text-fields" ref={fields}>
      {texts.value.map((text, index) => (
        <GrowingField
          key={index}
          label={labelOf(index + 1, most)}
          text={text}
          longest={isBoard ? LONGEST.question : LONGEST.word}
          tall={isBoard}
          describedBy={faultId}
          onInput={(typed) => set(index, typed)}
          onEnter={send}
        />
      ))}
      {texts.value.length < most && (
        <button type="button" class="link" onClick={() => (texts.value = [...texts.value, ""])}>
          {isBoard ? m.poll.moreQuestions : m.poll.moreWords}
        </button>
      )}
      <Fault id={faultId} text={fault.value} />
      <div class="send-or-not">
        <button type="button" class="button primary" onClick={send}>
          {m.poll.send}
        </button>
        <button type="button" class="button large" onClick={() => onSend([])}>
          {m.poll.nothing}
        </button>
      </div>
    </div>
  );
}
