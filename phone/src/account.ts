import { signal } from "@preact/signals";
import { answer, api, csrfToken, Problem, problemIn, Unreachable } from "./api";
import { forgetPrebriefs } from "./prebriefs";
import { forgetTonight } from "./help/tonight";
import { forgetHere } from "./pulse/opening";
import { forgetRedirects } from "./redirects/library";
import { forgetThisDevice } from "./push/devices";
import type { Me } from "./wire";

/** undefined: not asked yet. null: nobody is signed in here. Never stored. */
export const me = signal<Me | null | undefined>(undefined);

/** Whether the last question who is here found no server. */
export const unreachable = signal(false);

export function directs({ memberships }: Me): boolean {
  return memberships.some(({ role }) => role === "director");
}

/** Whether somebody can be a co-facilitator in one of their programs. */
export function facilitates({ memberships }: Me): boolean {
  return memberships.some(({ role }) => role === "alum" || role === "senior_resident" || role === "psychologist");
}

/** Directors may hold another role in another program; the server refuses those who are nothing else. */
export function onlyDirects(person: Me): boolean {
  return directs(person) && person.memberships.every(({ role }) => role === "director");
}

export async function learnWhoIsHere(): Promise<void> {
  try {
    me.value = await answer(api.GET("/api/v1/me"));
    unreachable.value = false;
  } catch (error) {
    unreachable.value = error instanceof Unreachable;
    // Offline looks the same as signed out: joining by code is all there is to offer either way.
    me.value = null;
  }
}

export async function redeemInvitation(code: string): Promise<void> {
  me.value = await answer(api.POST("/api/v1/invitations/redeem", { body: { code } }));
}

export async function signOut(): Promise<void> {
  await forgetThisDevice();
  await answer(api.POST("/api/v1/sign-out"));
  await forgetHere();
  forgetPrebriefs();
  forgetTonight();
  forgetRedirects();
  me.value = null;
}

async function post(path: string, body: object): Promise<Response> {
  return fetch(path, {
    method: "POST",
    credentials: "same-origin",
    headers: { "Content-Type": "application/json", "X-CSRFToken": await csrfToken() },
    body: JSON.stringify(body),
  });
}

async function allauth(path: string, body: object, expected: number[]): Promise<void> {
  const response = await post(`/_allauth/browser/v1/auth/code/${path}`, body).catch(() => {
    throw new Unreachable();
  });
  if (!expected.includes(response.status)) throw problemIn({ code: `sign_in_${response.status}` }, response);
}

/** 401 is how the sign-in flow says "go on": the code is on its way. */
export function requestCode(email: string): Promise<void> {
  return allauth("request", { email }, [200, 401]);
}

export async function confirmCode(code: string): Promise<void> {
  await allauth("confirm", { code }, [200]);
  await learnWhoIsHere();
  if (!me.value) throw new Problem(401, "not_signed_in", null);
}
