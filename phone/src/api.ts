import createClient, { type Middleware } from "openapi-fetch";
import type { paths } from "./generated/api";
import type { Whole } from "./wire";

/** An answer that is not the one hoped for. `detail` is a sentence made for people. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string | null,
    readonly retryAfterS: number | null = null,
  ) {
    super(code);
  }
}

/** Nothing answered: no network, or no server. */
export class Unreachable extends Error {}

function csrfCookie(): string | undefined {
  return /(?:^|;\s*)csrftoken=([^;]+)/.exec(document.cookie)?.[1];
}

/** The cookie comes with any answer to "who am I", also with the one that says nobody is. */
export async function csrfToken(): Promise<string> {
  if (csrfCookie() === undefined) await fetch("/api/v1/me", { credentials: "same-origin" });
  return csrfCookie() ?? "";
}

/** A seat concerns no account, so what it does carries nothing that belongs to one. */
const WITHOUT_ACCOUNT = ["/api/v1/rooms/join", "/api/v1/rooms/{room_id}/contact-wishes"];

const csrf: Middleware = {
  async onRequest({ request, schemaPath }) {
    if (request.method !== "GET" && !WITHOUT_ACCOUNT.includes(schemaPath)) {
      request.headers.set("X-CSRFToken", await csrfToken());
    }
    return request;
  },
};

export const api = createClient<paths>({ baseUrl: location.origin, credentials: "same-origin" });
api.use(csrf);

interface Answer<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

function text(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

export function problemIn(body: unknown, response: Response): Problem {
  const said = (typeof body === "object" && body !== null ? body : {}) as Record<string, unknown>;
  const retryAfter = Number(response.headers.get("Retry-After") ?? NaN);
  return new Problem(
    response.status,
    text(said["code"]) ?? "unknown",
    text(said["detail"]),
    Number.isFinite(retryAfter) ? retryAfter : null,
  );
}

/** The data, or a Problem, or Unreachable. */
export async function answer<Data>(call: Promise<Answer<Data>>): Promise<Whole<Data>> {
  let got: Answer<Data>;
  try {
    got = await call;
  } catch {
    throw new Unreachable();
  }
  if (!got.response.ok) throw problemIn(got.error, got.response);
  return got.data as Whole<Data>;
}
