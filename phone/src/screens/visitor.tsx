import { BackToRoom } from "../components/back-to-room";
import { CodeForm } from "../components/code-form";
import { Heading } from "../components/heading";
import { Help } from "../components/help";
import { PulseCards } from "../components/pulse/pulse-cards";
import { m } from "../messages";
import { paths } from "../route";

/** The first page for somebody without an account, and the place where a scanned code arrives. */
export function Visitor({ scanned }: { scanned?: string }) {
  return (
    <main class="page">
      <Heading text={m.door.title} />
      <p class="lead">{m.door.lead}</p>
      <BackToRoom />
      {/* Without a network a signed-in phone looks like this; what it keeps can be answered all the same. */}
      <PulseCards />
      <CodeForm {...(scanned === undefined ? {} : { scanned })} key={scanned ?? ""} />
      <div class="aside with-help">
        <p>
          {m.door.leadsHere} <a href={paths.signIn}>{m.door.signIn}</a>
        </p>
        <Help />
      </div>
    </main>
  );
}
