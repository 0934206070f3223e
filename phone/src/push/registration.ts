import { answer, api } from "../api";
import { registerHere, thisDevice } from "./devices";
import type { WebPush } from "./wire";

/** The person, or the phone for them, said no. */
export class NotAllowed extends Error {}

/** Null where the server sends no messages. */
export async function fetchWebPush(): Promise<WebPush | null> {
  return (await answer(api.GET("/api/v1/push-configuration"))).web;
}

export function canGetMessages(): boolean {
  return "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;
}

/** Asks the person, then Firebase, then tells the server. @throws NotAllowed, Problem, Unreachable */
export async function switchOn(web: WebPush): Promise<void> {
  if ((await Notification.requestPermission()) !== "granted") throw new NotAllowed();
  await registerHere(await installationId(web));
}

/** Installation ids change now and then: each opening tells the server the one of today. */
export async function stayRegistered(): Promise<void> {
  if (thisDevice() === null || !canGetMessages() || Notification.permission !== "granted") return;
  const web = await fetchWebPush().catch(() => null);
  if (web) await installationId(web).then(registerHere).catch(() => undefined);
}

/** Firebase's code is fetched only here: who gets no messages never loads it. */
async function installationId(web: WebPush): Promise<string> {
  const [{ getApps, initializeApp }, { getMessaging, onRegistered, register }] = await Promise.all([
    import("@firebase/app"),
    import("@firebase/messaging"),
  ]);
  const app =
    getApps()[0] ??
    initializeApp({
      apiKey: web.api_key,
      projectId: web.project_id,
      messagingSenderId: web.sender_id,
      appId: web.app_id,
    });
  const messaging = getMessaging(app);
  const serviceWorkerRegistration = await navigator.serviceWorker.ready;
  return new Promise((resolve, reject) => {
    onRegistered(messaging, resolve);
    register(messaging, { vapidKey: web.vapid_key, serviceWorkerRegistration }).catch(reject);
  });
}
