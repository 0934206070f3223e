import { useSignal } from "@preact/signals";
import { m } from "../../messages";
import { Sheet } from "../sheet";

/** Plain words for what docs/anonymity.md says, and no more. */
export function WhatIsAnonymous({ inRoom = false }: { inRoom?: boolean }) {
  const open = useSignal(false);
  return (
    <>
      <button type="button" class="link" onClick={() => (open.value = true)}>
        {m.pulse.whatOpen}
      </button>
      {open.value && (
        <Sheet title={m.pulse.whatTitle} onClose={() => (open.value = false)}>
          <List lines={inRoom ? [...m.pulse.what, m.pulse.whatInRoom] : m.pulse.what} />
          <h3>{m.pulse.whatNotTitle}</h3>
          <List lines={m.pulse.whatNot} />
          <h3>{m.pulse.whatKeptTitle}</h3>
          <p>{inRoom ? m.pulse.whatKeptInRoom : m.pulse.whatKept}</p>
        </Sheet>
      )}
    </>
  );
}

function List({ lines }: { lines: readonly string[] }) {
  return (
    <ul class="rules">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
