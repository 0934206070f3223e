/**
 * Requests that nobody signs: no cookie, no header that names an account, no page they came from.
 * The page and the service worker use the same ones.
 */
import type { Outcome } from "./kept";
import type { Ballot, ManifestEntry } from "./wire";

const API = "/api/v1";
const UNSIGNED: RequestInit = { credentials: "omit", referrerPolicy: "no-referrer", cache: "no-store" };

/** What the server said no to, with its code. Anything else may work later. */
export class Declined extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

async function codeOf(response: Response): Promise<string> {
  const body = (await response.json().catch(() => null)) as { code?: unknown } | null;
  return typeof body?.code === "string" ? body.code : `http_${response.status}`;
}

/** A proxy's own page, a limit or a server in trouble is no answer to the question. */
function isFinal({ status }: Response): boolean {
  return status >= 400 && status < 500 && status !== 408 && status !== 429;
}

/** @throws Declined for a no, any other error for what may work later. */
export async function unsigned<T>(origin: string, path: string, body?: object): Promise<T> {
  // keepalive: the page may be put away while it is on its way.
  const how: RequestInit =
    body === undefined
      ? UNSIGNED
      : { ...UNSIGNED, method: "POST", keepalive: true, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  const response = await fetch(origin + API + path, how);
  if (response.ok) return (await response.json()) as T;
  if (isFinal(response)) throw new Declined(await codeOf(response));
  throw new Error(`http_${response.status}`);
}

/** Where a ballot that was sent twice is the same ballot: trying again is safe. */
export async function post(origin: string, ballot: Ballot): Promise<Outcome> {
  try {
    await unsigned<unknown>(origin, "/pulse/ballots", ballot);
    return { kind: "recorded" };
  } catch (error) {
    return error instanceof Declined ? { kind: "refused", code: error.code } : { kind: "later" };
  }
}

export async function fetchManifest(round: string, origin: string): Promise<ManifestEntry[]> {
  return (await unsigned<{ entries: ManifestEntry[] }>(origin, `/pulse/rounds/${round}/manifest`)).entries;
}

/** @throws Declined `round_not_closed` while the round is open, which an extension can make it again. */
export async function fetchCounted(round: string, origin: string): Promise<string[]> {
  return (await unsigned<{ token_hashes: string[] }>(origin, `/pulse/rounds/${round}/counted`)).token_hashes;
}
