/** Where the browser can, it wakes the service worker to send what waits after the app was closed. */
export const SYNC_TAG = "pulse";
export const CHANNEL = "pulse";

interface Syncing {
  sync: { register(tag: string): Promise<void> };
}

export async function wakeLater(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker.getRegistration();
    if (registration && "sync" in registration) await (registration as unknown as Syncing).sync.register(SYNC_TAG);
  } catch {
    // Not allowed here: what waits is sent when the app is opened.
  }
}

/** Tokens that a browser threw away are not given twice, so it is asked to keep them. */
export async function askToKeep(): Promise<void> {
  try {
    await navigator.storage.persist();
  } catch {
    // Some browsers only keep what is installed on the home screen.
  }
}
