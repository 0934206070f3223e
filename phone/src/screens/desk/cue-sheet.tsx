import { useSignal } from "@preact/signals";
import { Safety } from "../../components/safety";
import { Sheet } from "../../components/sheet";
import { TextForm } from "../../components/text-form";
import { m } from "../../messages";
import { nameOf } from "../../room/announcements";
import type { DeskState, Hands } from "../../room/lead";
import { timeOf } from "../../when";
import { useOwnNotice } from "./own-notice";

const LONGEST_CUE = 140;

interface Props {
  state: DeskState;
  hands: Hands;
  onClose: () => void;
}

/** One tap sends and closes: the eyes belong to the room. */
export function CueSheet({ state, hands, onClose }: Props) {
  const { cues, you, at_desk: atDesk } = state;
  const sending = useSignal(false);
  useOwnNotice(hands);
  const alone = atDesk.present.every((id) => id === you.co_facilitator);
  const send = async (text: string) => {
    if (sending.value) return;
    sending.value = true;
    const done = await hands.give({ type: "cue", text });
    sending.value = false;
    if (done) onClose();
  };
  return (
    <Sheet title={m.desk.cueTitle} onClose={onClose} above={<Safety />}>
      <p class="small">{alone ? m.desk.cueAlone : m.desk.cueText}</p>
      <div class="cues">
        {m.desk.cuePresets.map((text) => (
          <button key={text} type="button" class="button" onClick={() => void send(text)}>
            {text}
          </button>
        ))}
      </div>
      <TextForm
        label={m.desk.cueOwn}
        input={{ maxLength: LONGEST_CUE, autocomplete: "off", enterkeyhint: "send" }}
        check={(text) => (text === "" ? m.desk.cueFault : null)}
        submit={send}
        button={m.desk.cueSend}
        busyButton={m.poll.sending}
      />
      <p class="fault" role="alert">
        {hands.notice.value}
      </p>
      {cues.length > 0 && (
        <>
          <h3>{m.desk.cueLast}</h3>
          <ul class="last-cues">
            {cues.map(({ sender, text, at }) => (
              <li key={`${at} ${sender}`}>
                <span>{m.desk.cueFrom(sender === you.co_facilitator ? m.desk.you : nameOf(state, sender), text)}</span>
                <time class="small" dateTime={at}>
                  {timeOf(at)}
                </time>
              </li>
            ))}
          </ul>
        </>
      )}
    </Sheet>
  );
}
