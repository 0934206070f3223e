import { useSignal } from "@preact/signals";
import { TileGrid } from "../../components/redirects/tile-grid";
import { m } from "../../messages";
import type { Pattern } from "../../redirects/library";
import type { LiveRoom } from "../../room/live-room";
import { Panel } from "./panel";
import { RedirectSheet } from "./redirect-sheet";

/** Beside the script the tiles lie open. */
export function RedirectPanel({ room }: { room: LiveRoom }) {
  const chosen = useSignal<Pattern | null>(null);
  return (
    <div class="redirect-panel">
      <Panel title={m.redirects.panel}>
        <TileGrid onOpen={(pattern) => (chosen.value = pattern)} />
        <RedirectButton room={room} text={m.redirects.lookUp} />
        {chosen.value && <RedirectSheet room={room} first={chosen.value} onClose={() => (chosen.value = null)} />}
      </Panel>
    </div>
  );
}

interface Props {
  room: LiveRoom;
  text?: string;
}

/** On a phone the tiles are one tap away, at the thumb. */
export function RedirectButton({ room, text = m.redirects.button }: Props) {
  const open = useSignal(false);
  return (
    <>
      <button type="button" class="button quiet" onClick={() => (open.value = true)}>
        {text}
      </button>
      {open.value && <RedirectSheet room={room} first={null} onClose={() => (open.value = false)} />}
    </>
  );
}
