import { useSignal } from "@preact/signals";
import { HELP_SHEET, HELP_SHEET_REVIEW } from "../generated/help";
import { numbers } from "../help/numbers";
import { m } from "../messages";
import { AskPsychologist } from "./contact/ask-psychologist";
import { NumberList } from "./number-list";
import { Sheet } from "./sheet";

/** Part of the shell, and its numbers are kept: it opens without a network. It contacts nobody. */
export function Help() {
  const open = useSignal(false);
  return (
    <>
      <button type="button" class="button quiet" onClick={() => (open.value = true)}>
        {m.help.button}
      </button>
      {open.value && <HelpSheet onClose={() => (open.value = false)} />}
    </>
  );
}

function HelpSheet({ onClose }: { onClose: () => void }) {
  const known = numbers.value;
  return (
    <Sheet title={m.help.title} onClose={onClose}>
      <p class="strong">{m.help.danger}</p>
      {known ? <NumberList known={known} /> : <p>{m.help.noNumbers}</p>}
      <p>{m.help.tell}</p>
      <h3>{m.help.cards}</h3>
      {HELP_SHEET.cards.map((card) => (
        <details class="help-card" key={card.id}>
          <summary>{card.title}</summary>
          <p>{card.text}</p>
          <ul class="rules">
            {card.look_for.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <p>{card.then}</p>
        </details>
      ))}
      {known && <AskPsychologist known={known} />}
      <Lines title={m.help.is} lines={HELP_SHEET.is} />
      <Lines title={m.help.isNot} lines={HELP_SHEET.is_not} />
      <p class="small">
        {HELP_SHEET_REVIEW === "unreviewed" && `${m.common.unreviewedText}. `}
        {m.help.honest}
      </p>
    </Sheet>
  );
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <>
      <h3>{title}</h3>
      <ul class="rules">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}
