import { useEffect, useRef } from "preact/hooks";
import { SAFETY_PROTOCOL } from "../../generated/safety-protocol";
import { m } from "../../messages";
import { library, type Pattern } from "../../redirects/library";
import type { RedirectAnswer } from "../../wire";

interface Props {
  found: RedirectAnswer;
  onOpen: (pattern: Pattern) => void;
  onProtocol: () => void;
  /** Back to the tiles: it was about a patient, or something else. */
  onGoOn: () => void;
}

/** What a typed look-up came to. Where it may be about somebody's life there is no line to say. */
export function Found({ found, onOpen, onProtocol, onGoOn }: Props) {
  const section = useRef<HTMLElement>(null);
  // It stands above the field, and what comes first in it must be seen first.
  useEffect(() => section.current?.scrollIntoView({ block: "start" }), [found]);
  return (
    <section class="found" role="status" ref={section}>
      <Lane found={found} onOpen={onOpen} onProtocol={onProtocol} onGoOn={onGoOn} />
      {found.engine === "lexical" && <p class="small">{m.redirects.lexical}</p>}
    </section>
  );
}

function Lane({ found, onOpen, onProtocol, onGoOn }: Props) {
  const protocol = (text: string) => (
    <button type="button" class="button safety" onClick={onProtocol}>
      {text}
    </button>
  );
  switch (found.lane) {
    case "risk":
      return (
        <>
          <h3>{m.redirects.riskTitle}</h3>
          <p class="strong">{SAFETY_PROTOCOL.question.ask}</p>
          {protocol(SAFETY_PROTOCOL.question.if_yes)}
          <button type="button" class="button" onClick={onGoOn}>
            {SAFETY_PROTOCOL.question.if_no}
          </button>
          <p class="small">{SAFETY_PROTOCOL.question.why}</p>
        </>
      );
    case "check_in":
      return (
        <>
          <h3>{m.redirects.checkInTitle}</h3>
          <p>{m.redirects.checkInText}</p>
          {protocol(m.redirects.openProtocol)}
          {found.prompts.length > 0 && <h3>{m.redirects.checkInPrompts}</h3>}
          <Prompts found={found} onOpen={onOpen} onGoOn={onGoOn} />
        </>
      );
    case "redirect":
      return (
        <>
          <h3>{m.redirects.matches}</h3>
          <Prompts found={found} onOpen={onOpen} onGoOn={onGoOn} />
        </>
      );
    case "none":
      return (
        <>
          <h3>{m.redirects.noMatch}</h3>
          <p>{m.redirects.noMatchText}</p>
          {protocol(m.redirects.openProtocol)}
        </>
      );
  }
}

function Prompts({ found, onOpen, onGoOn }: Omit<Props, "onProtocol">) {
  return (
    <>
      <ul class="matches">
        {found.prompts.map((prompt) => (
          <li key={prompt.pattern}>
            <button type="button" class="match" onClick={() => open(prompt.pattern, onOpen)}>
              <span class="strong">{prompt.tile}</span>
              <span class="aloud">{prompt.text}</span>
            </button>
          </li>
        ))}
      </ul>
      <button type="button" class="button quiet" onClick={onGoOn}>
        {m.redirects.back}
      </button>
    </>
  );
}

function open(id: string, onOpen: (pattern: Pattern) => void): void {
  const pattern = library.value?.patterns.find((each) => each.id === id);
  if (pattern) onOpen(pattern);
}
