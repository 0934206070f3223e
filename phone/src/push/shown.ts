/** The server's random key of an update, without hyphens: also the tag, so that a second one replaces the first. */
const KEY = /^[0-9a-f]{32}$/;

/** What Firebase wraps round our data is of no interest, and whatever else is in it is not shown. */
export function updateIn(text: string | undefined): string | null {
  try {
    const { data } = JSON.parse(text ?? "") as { data?: { update?: unknown } };
    const update = data?.update;
    return typeof update === "string" && KEY.test(update) ? update : null;
  } catch {
    return null;
  }
}

/** How it is shown. The text is the app's own: nothing that came over the network appears on a lock screen. */
export function optionsFor(update: string | null): NotificationOptions {
  return { icon: "/icon-192.png", badge: "/icon-192.png", ...(update === null ? {} : { tag: update }) };
}

export function addressOf(update: string | null): string {
  return update === null ? "/#/" : `/#/updates/${update}`;
}

export function isFreeToLeave(url: string): boolean {
  return !new URL(url).hash.startsWith("#/rooms/");
}

/** As the API spells the same key. */
export function withHyphens(key: string): string {
  return KEY.test(key) ? key.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5") : key;
}
