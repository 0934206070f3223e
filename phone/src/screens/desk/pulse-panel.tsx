import { FourWords } from "../../components/pulse/four-words";
import { m } from "../../messages";
import type { DeskState } from "../../room/lead";
import { Panel } from "./panel";

/** Facilitators see that it is open, and the words to compare; never how many have answered. */
export function PulsePanel({ state: { pulse } }: { state: DeskState }) {
  if (!pulse) return null;
  return (
    <Panel title={m.pulse.kicker}>
      <p>{pulse.open ? m.pulse.deskOpen : m.pulse.deskReady}</p>
      <FourWords words={pulse.fingerprint} brief />
    </Panel>
  );
}
