import { useEffect, useState } from "preact/hooks";
import { me } from "./account";
import { Announcer } from "./components/announcer";
import { NoticeScreen } from "./components/notice-screen";
import { m } from "./messages";
import { goInstead, paths, route, type Route } from "./route";
import { DeskScreen } from "./screens/desk/desk-screen";
import { Home } from "./screens/home";
import { ResidentScreen } from "./screens/live/resident";
import { Projector } from "./screens/projector";
import { SessionScreen } from "./screens/session";
import { SignIn } from "./screens/sign-in";
import { Visitor } from "./screens/visitor";
import { Welcome } from "./screens/welcome";
import { seats } from "./this-phone";

export function App() {
  return (
    <>
      <Screen now={route.value} />
      <Announcer />
    </>
  );
}

function Screen({ now }: { now: Route }) {
  switch (now.screen) {
    case "home":
      return <Home />;
    case "sign-in":
      return me.value ? <ToStart /> : <SignIn />;
    case "join":
      return <Visitor scanned={now.code} key={now.code} />;
    case "welcome":
      return <Welcome code={now.code} key={now.code} />;
    case "session":
      return <Session id={now.id} />;
    case "room":
      return <Room id={now.id} key={now.id} />;
    case "projector":
      return <Projector id={now.id} key={now.id} />;
    case "not-found":
      return <NotFound />;
  }
}

function ToStart() {
  useEffect(() => goInstead(paths.home), []);
  return null;
}

/** Home knows what to show to visitors and to directors, for whom sessions are closed. */
function Session({ id }: { id: string }) {
  const isClosedTo = !me.value || me.value.memberships.some(({ role }) => role === "director");
  return isClosedTo ? <Home /> : <SessionScreen id={id} key={id} />;
}

/** Decided once: a seat that ends while it is looked at must not turn into a facilitator's desk. */
function Room({ id }: { id: string }) {
  const [seated] = useState(() => seats.in(id) !== null);
  return seated ? <ResidentScreen id={id} /> : <DeskScreen id={id} />;
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
