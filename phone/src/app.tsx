import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { me, onlyDirects, unreachable } from "./account";
import { Announcer } from "./components/announcer";
import { HelpFoot } from "./components/help-foot";
import { NoticeScreen } from "./components/notice-screen";
import { m } from "./messages";
import { keptPrebrief } from "./prebriefs";
import { goInstead, paths, route, type Route } from "./route";
import { ActionsScreen } from "./screens/actions";
import { AvailabilityScreen } from "./screens/availability";
import { ContactWishesScreen } from "./screens/contact-wishes";
import { DebriefScreen } from "./screens/debrief";
import { DeskScreen } from "./screens/desk/desk-screen";
import { GroupPulseScreen } from "./screens/group-pulse";
import { Home } from "./screens/home";
import { Ended } from "./screens/live/ended";
import { ResidentScreen } from "./screens/live/resident";
import { PairsScreen } from "./screens/pairs";
import { PracticeScreen } from "./screens/practice";
import { PrebriefScreen } from "./screens/prebrief";
import { PrepareScreen } from "./screens/prepare";
import { ProgramNumbersScreen } from "./screens/program-numbers";
import { Projector } from "./screens/projector";
import { PulseScreen } from "./screens/pulse";
import { RemindersScreen } from "./screens/reminders";
import { ReportScreen } from "./screens/report";
import { ResultsScreen } from "./screens/results";
import { SessionScreen } from "./screens/session";
import { SignIn } from "./screens/sign-in";
import { TrendsScreen } from "./screens/trends";
import { UpdateScreen } from "./screens/update";
import { Visitor } from "./screens/visitor";
import { Welcome } from "./screens/welcome";
import { seats } from "./this-phone";

export function App() {
  return (
    <>
      <Screen now={route.value} />
      <HelpFoot now={route.value} />
      <Announcer />
    </>
  );
}

function Screen({ now }: { now: Route }) {
  switch (now.screen) {
    case "home":
      return <Home />;
    case "sign-in":
      return me.value ? <Instead of={paths.home} /> : <SignIn />;
    case "reminders":
      return me.value ? <RemindersScreen person={me.value} /> : <Home />;
    case "update":
      return <Update id={now.id} key={now.id} />;
    case "join":
      return <Visitor scanned={now.code} key={now.code} />;
    case "welcome":
      return <Welcome code={now.code} key={now.code} />;
    case "session":
      return <Session id={now.id} of={SessionScreen} />;
    case "prepare":
      return <Session id={now.id} of={PrepareScreen} />;
    case "results":
      return <Session id={now.id} of={ResultsScreen} />;
    case "debrief":
      return <Session id={now.id} of={DebriefScreen} />;
    case "prebrief":
      return <Prebrief id={now.id} key={now.id} />;
    case "practice":
      return <PracticeScreen />;
    case "pulse":
      return <PulseScreen id={now.id} key={now.id} />;
    case "group-pulse":
      return <Session id={now.id} of={GroupPulseScreen} />;
    case "trends":
      return (
        <Known>
          <TrendsScreen id={now.id} key={now.id} />
        </Known>
      );
    case "actions":
      return (
        <Known>
          <ActionsScreen id={now.id} key={now.id} />
        </Known>
      );
    case "report":
      return (
        <Known>
          <ReportScreen id={now.id} period={now.period} key={now.id} />
        </Known>
      );
    case "pairs":
      return <Session id={now.id} of={PairsScreen} />;
    case "availability":
      return <Session id="mine" of={AvailabilityScreen} />;
    case "program-numbers":
      return <Session id={now.id} of={ProgramNumbersScreen} />;
    case "contact-wishes":
      return me.value ? <ContactWishesScreen /> : <Home />;
    case "room":
      return <Room id={now.id} key={now.id} />;
    case "desk":
      return <DeskScreen id={now.id} key={now.id} />;
    case "projector":
      return <Projector id={now.id} key={now.id} />;
    case "not-found":
      return <NotFound />;
  }
}

/** A message leads here. Who is not signed in does that first, and then goes on. */
function Update({ id }: { id: string }) {
  if (me.value === undefined) return <main class="page" aria-busy="true" />;
  return me.value === null ? <SignIn /> : <UpdateScreen id={id} person={me.value} />;
}

function Instead({ of: path }: { of: string }) {
  useEffect(() => goInstead(path), [path]);
  return null;
}

/** Home knows what to show to visitors and to those who only direct, for whom sessions are closed. */
function Session({ id, of: Page }: { id: string; of: (props: { id: string }) => VNode }) {
  return !me.value || onlyDirects(me.value) ? <Home /> : <Page id={id} key={id} />;
}

/** Without a network nobody is known to be signed in; what was read on this phone can still be read. */
function Prebrief({ id }: { id: string }) {
  if (me.value === null && unreachable.value && keptPrebrief(id)) return <PrebriefScreen id={id} />;
  return <Session id={id} of={PrebriefScreen} />;
}

/** Home knows what to show to visitors, and while it is not known who is here. */
function Known({ children }: { children: VNode }) {
  return me.value ? children : <Home />;
}

/** Decided once: a seat that ends while it is looked at must not turn into a facilitator's desk. */
function Room({ id }: { id: string }) {
  const [seated] = useState(() => seats.in(id) !== null);
  if (seated) return <ResidentScreen id={id} />;
  if (me.value === undefined) return <main class="page" aria-busy="true" />;
  // Without an account this can only be a phone whose seat is gone: there is nothing to sign in to.
  return me.value === null ? <Ended why="seat-gone" audience="resident" /> : <Instead of={paths.desk(id)} />;
}

function NotFound() {
  return (
    <NoticeScreen title={m.common.notFoundTitle} text={m.common.notFoundText}>
      <a class="button primary" href={paths.home}>
        {m.common.toStart}
      </a>
    </NoticeScreen>
  );
}
