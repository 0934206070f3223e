import { effect } from "@preact/signals";
import { isLive, route } from "./route";

/**
 * A new version takes over in the background. The page on show goes on with the old one until
 * somebody moves to another screen outside a room; a live session is never reloaded.
 */
export function installServiceWorker(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  const hadOne = navigator.serviceWorker.controller !== null;
  let outdated = false;
  navigator.serviceWorker.addEventListener("controllerchange", () => (outdated = hadOne));
  let first = true;
  effect(() => {
    const now = route.value;
    if (!first && outdated && !isLive(now)) location.reload();
    first = false;
  });
  void navigator.serviceWorker.register("/sw.js", { scope: "/" }).catch(() => undefined);
}
