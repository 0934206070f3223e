import { HelpFor } from "../../components/help-for";
import { m } from "../../messages";
import type { Audience } from "../../wire";

export function Connecting({ audience }: { audience: Audience }) {
  return (
    <main class="page notice" aria-busy="true">
      <p class="lead" role="status">
        {m.live.connecting}
      </p>
      {audience === "resident" && <p class="small">{m.live.known}</p>}
      <div class="actions">
        <HelpFor audience={audience} />
      </div>
    </main>
  );
}
