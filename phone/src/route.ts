import { signal } from "@preact/signals";

/** Pages of a session, by the last part of their address. */
const SESSION_PAGES = { polls: "prepare", results: "results", debrief: "debrief", prebrief: "prebrief" } as const;
type SessionPage = (typeof SESSION_PAGES)[keyof typeof SESSION_PAGES];

/** Pages of a program, by the part after its id. */
const PROGRAM_PAGES = { trends: "trends", actions: "actions" } as const;
type ProgramPage = (typeof PROGRAM_PAGES)[keyof typeof PROGRAM_PAGES];

export type Route =
  | { screen: "home" }
  | { screen: "sign-in" }
  | { screen: "contact-wishes" }
  | { screen: "reminders" }
  | { screen: "update"; id: string }
  | { screen: "join"; code: string }
  | { screen: "welcome"; code: string }
  | { screen: "session"; id: string }
  | { screen: SessionPage; id: string }
  | { screen: "practice" }
  | { screen: "pulse"; id: string }
  | { screen: "group-pulse"; id: string }
  | { screen: ProgramPage; id: string }
  | { screen: "report"; id: string; period: string | null }
  | { screen: "pairs"; id: string }
  | { screen: "availability" }
  | { screen: "program-numbers"; id: string }
  | { screen: "room"; id: string }
  | { screen: "desk"; id: string }
  | { screen: "projector"; id: string }
  | { screen: "not-found" };

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The room screen is reached from the room's address and from the desk's: people type "/screen" after either. */
function readRoomView(id: string, view: string): Route {
  switch (view) {
    case "desk":
      return { screen: "desk", id };
    case "screen":
    case "desk/screen":
      return { screen: "projector", id };
    default:
      return { screen: "not-found" };
  }
}

function readSessionPage(id: string, page: string): Route {
  return page in SESSION_PAGES
    ? { screen: SESSION_PAGES[page as keyof typeof SESSION_PAGES], id }
    : { screen: "not-found" };
}

function readProgramPage(id: string, page: string, rest: readonly string[]): Route {
  if (page === "report" && rest.length <= 1) return { screen: "report", id, period: rest[0] ?? null };
  return page in PROGRAM_PAGES && rest.length === 0
    ? { screen: PROGRAM_PAGES[page as keyof typeof PROGRAM_PAGES], id }
    : { screen: "not-found" };
}

export function readRoute(hash: string): Route {
  const [first, second, third, ...rest] = hash.replace(/^#?\/?/, "").split("/").filter(Boolean).map(decode);
  if (first === undefined) return { screen: "home" };
  if (first === "rooms" && second !== undefined && third !== undefined) {
    return readRoomView(second, [third, ...rest].join("/"));
  }
  if (first === "sessions" && second !== undefined && third !== undefined && rest.length === 0) {
    return readSessionPage(second, third);
  }
  if (first === "groups" && second !== undefined && third === "pulse" && rest.length === 0) {
    return { screen: "group-pulse", id: second };
  }
  if (first === "programs" && second !== undefined && third === "pairs" && rest.length === 0) {
    return { screen: "pairs", id: second };
  }
  if (first === "programs" && second !== undefined && third === "numbers" && rest.length === 0) {
    return { screen: "program-numbers", id: second };
  }
  if (first === "programs" && second !== undefined && third !== undefined) {
    return readProgramPage(second, third, rest);
  }
  if (third !== undefined) return { screen: "not-found" };
  if (second === undefined) {
    switch (first) {
      case "sign-in":
      case "practice":
      case "availability":
      case "contact-wishes":
      case "reminders":
        return { screen: first };
      default:
        return { screen: "not-found" };
    }
  }
  switch (first) {
    case "join":
      return { screen: "join", code: second };
    case "welcome":
      return { screen: "welcome", code: second };
    case "updates":
      return { screen: "update", id: second };
    case "sessions":
      return { screen: "session", id: second };
    case "pulse":
      return { screen: "pulse", id: second };
    case "rooms":
      return { screen: "room", id: second };
    default:
      return { screen: "not-found" };
  }
}

export const paths = {
  home: "#/",
  signIn: "#/sign-in",
  practice: "#/practice",
  contactWishes: "#/contact-wishes",
  reminders: "#/reminders",
  session: (id: string) => `#/sessions/${encodeURIComponent(id)}`,
  prepare: (id: string) => `#/sessions/${encodeURIComponent(id)}/polls`,
  results: (id: string) => `#/sessions/${encodeURIComponent(id)}/results`,
  prebrief: (id: string) => `#/sessions/${encodeURIComponent(id)}/prebrief`,
  debrief: (id: string) => `#/sessions/${encodeURIComponent(id)}/debrief`,
  pulse: (round: string) => `#/pulse/${encodeURIComponent(round)}`,
  groupPulse: (group: string) => `#/groups/${encodeURIComponent(group)}/pulse`,
  trends: (program: string) => `#/programs/${encodeURIComponent(program)}/trends`,
  actions: (program: string) => `#/programs/${encodeURIComponent(program)}/actions`,
  report: (program: string, period?: string) =>
    `#/programs/${encodeURIComponent(program)}/report${period === undefined ? "" : `/${encodeURIComponent(period)}`}`,
  pairs: (program: string) => `#/programs/${encodeURIComponent(program)}/pairs`,
  availability: "#/availability",
  programNumbers: (program: string) => `#/programs/${encodeURIComponent(program)}/numbers`,
  room: (id: string) => `#/rooms/${encodeURIComponent(id)}`,
  desk: (id: string) => `#/rooms/${encodeURIComponent(id)}/desk`,
  projector: (id: string) => `#/rooms/${encodeURIComponent(id)}/screen`,
};

export const route = signal<Route>({ screen: "home" });

export function isLive({ screen }: Route): boolean {
  return screen === "room" || screen === "desk" || screen === "projector";
}

export function followAddress(): void {
  const read = () => {
    route.value = readRoute(location.hash);
  };
  addEventListener("hashchange", read);
  read();
}

export function go(path: string): void {
  location.hash = path;
}

/** For addresses that carried a code: the code leaves the history, and Back does not spend it again. */
export function goInstead(path: string): void {
  history.replaceState(null, "", path);
  route.value = readRoute(path);
}
