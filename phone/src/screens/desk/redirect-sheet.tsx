import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Found } from "../../components/redirects/found";
import { PatternCard } from "../../components/redirects/pattern-card";
import { TileGrid } from "../../components/redirects/tile-grid";
import { Safety, SafetySheet } from "../../components/safety";
import { Sheet } from "../../components/sheet";
import { TextForm } from "../../components/text-form";
import { m } from "../../messages";
import type { LiveRoom } from "../../room/live-room";
import { sendJudgements } from "../../redirects/judging";
import { type Pattern, used } from "../../redirects/library";
import type { RedirectAnswer } from "../../wire";

const LONGEST_LOOK_UP = 500;

interface Props {
  room: LiveRoom;
  /** A tile that was tapped beside the script; without one the tiles come first. */
  first: Pattern | null;
  onClose: () => void;
}

/** Lines for when talk turns hopeless: by a tile, which needs no network, or by typing. */
export function RedirectSheet({ room, first, onClose }: Props) {
  const pattern = useSignal<Pattern | null>(first);
  const found = useSignal<RedirectAnswer | null>(null);
  const protocol = useSignal(false);
  useEffect(() => () => void sendJudgements(), []);
  useEffect(() => {
    if (first) used(first.id);
  }, [first]);
  const open = (chosen: Pattern) => {
    used(chosen.id);
    pattern.value = chosen;
  };
  if (protocol.value) return <SafetySheet onClose={onClose} />;
  const now = pattern.value;
  if (now) {
    return (
      <Sheet key={now.id} title={now.tile} onClose={onClose} above={<Safety />}>
        <PatternCard pattern={now} />
        <button type="button" class="button wide" onClick={() => (pattern.value = null)}>
          {m.redirects.back}
        </button>
      </Sheet>
    );
  }
  return (
    <Sheet key="tiles" title={m.redirects.title} onClose={onClose} above={<Safety />}>
      {found.value && (
        <Found
          found={found.value}
          onOpen={open}
          onProtocol={() => (protocol.value = true)}
          onGoOn={() => (found.value = null)}
        />
      )}
      {(found.value === null || found.value.lane === "none") && <TileGrid onOpen={open} />}
      <LookUp room={room} onFound={(answer) => (found.value = answer)} />
    </Sheet>
  );
}

function LookUp({ room, onFound }: { room: LiveRoom; onFound: (found: RedirectAnswer | null) => void }) {
  const notice = useSignal<string | null>(null);
  const ask = async (text: string) => {
    notice.value = null;
    onFound(null);
    const reply = room.connected.peek() ? await room.command({ type: "redirect.ask", text }) : null;
    if (reply?.done) onFound(reply.found ?? null);
    else notice.value = reply?.reason === "refused" ? reply.detail : m.redirects.lookUpOffline;
  };
  return (
    <div class="look-up">
      <TextForm
        label={m.redirects.lookUp}
        input={{ maxLength: LONGEST_LOOK_UP, autocomplete: "off", enterkeyhint: "search", spellcheck: false }}
        check={(text) => (text === "" ? m.redirects.lookUpFault : null)}
        submit={ask}
        button={m.redirects.find}
        busyButton={m.redirects.finding}
      />
      <p class="small">{m.redirects.lookUpHint}</p>
      <p class="fault" role="alert">
        {notice.value}
      </p>
    </div>
  );
}
