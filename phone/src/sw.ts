/// <reference lib="webworker" />
/**
 * The service worker: the app without a network, and a sealed ballot that leaves after the app was
 * closed, and messages. It does not touch what the server answers itself.
 */
import { clientsClaim } from "workbox-core";
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { m } from "./messages";
import { CHANNEL, SYNC_TAG } from "./pulse/background";
import { Keeping } from "./pulse/keeping";
import { nextSending, sendDue } from "./pulse/sending";
import { LastingShelf } from "./pulse/shelf";
import { post } from "./pulse/without-account";
import { addressOf, isFreeToLeave, optionsFor, updateIn } from "./push/shown";

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: [] };

interface SyncEvent extends ExtendableEvent {
  tag: string;
}

const SERVER_PATHS = [/^\/api\//, /^\/_allauth\//, /^\/ws\//, /^\/healthz/, /^\/static\//, /^\/admin\//];
const LONGEST_WAIT = 2 * 60_000; // milliseconds; browsers end a worker that waits much longer

void self.skipWaiting();
clientsClaim();
cleanupOutdatedCaches();
precacheAndRoute(self.__WB_MANIFEST);
registerRoute(new NavigationRoute(createHandlerBoundToURL("/index.html"), { denylist: SERVER_PATHS }));

/** @throws while something still waits, so that the browser tries again later. */
async function sendWhatWaits(): Promise<void> {
  const keeping = new Keeping(new LastingShelf());
  const giveUp = Date.now() + LONGEST_WAIT;
  for (;;) {
    await sendDue(keeping, post);
    new BroadcastChannel(CHANNEL).postMessage("sent");
    const next = await nextSending(keeping);
    if (next === null) return;
    if (next > giveUp) throw new Error("not yet");
    await new Promise((resolve) => setTimeout(resolve, Math.max(1000, next - Date.now())));
  }
}

self.addEventListener("sync", (event) => {
  const { tag } = event as SyncEvent;
  if (tag === SYNC_TAG) (event as SyncEvent).waitUntil(sendWhatWaits());
});

self.addEventListener("push", (event) => {
  const options = optionsFor(updateIn(event.data?.text()));
  event.waitUntil(self.registration.showNotification(m.reminders.update, options));
});

/** Opens what the message leads to, but never in the place of a room that somebody sits in. */
async function follow(update: string | null): Promise<void> {
  const address = addressOf(update);
  const pages = await self.clients.matchAll({ type: "window" });
  const page = pages.find(({ url }) => isFreeToLeave(url));
  const moved = await page?.navigate(address).catch(() => null);
  if (moved) await moved.focus();
  else await self.clients.openWindow(address);
}

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(follow(event.notification.tag || null));
});
