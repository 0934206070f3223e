import { m } from "./messages";

/** Whether people write 17:00 or 5 pm is the phone's choice; the words are the catalogue's. */
const { hour12 } = new Intl.DateTimeFormat(undefined, { hour: "numeric" }).resolvedOptions();

function format(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(m.locale, options);
}

export function dayAndTime(startsAt: string, endsAt: string, timeZone: string): string {
  const day = format({ weekday: "short", day: "numeric", month: "short", timeZone });
  const time = format({ hour: hour12 ? "numeric" : "2-digit", minute: "2-digit", hour12: hour12 ?? false, timeZone });
  return m.home.when(day.format(new Date(startsAt)), time.format(new Date(startsAt)), time.format(new Date(endsAt)));
}

/** A time of day where the program is. */
export function timeIn(instant: string, timeZone: string): string {
  return format({ timeStyle: "short", timeZone }).format(new Date(instant));
}

/** A time of this day, where this phone is. */
export function timeOf(instant: string): string {
  return format({ timeStyle: "short" }).format(new Date(instant));
}

/** A day in words, where this phone is. */
export function dayOf(instant: string): string {
  return format({ weekday: "long", day: "numeric", month: "long" }).format(new Date(instant));
}

/** A day and a time in words, where this phone is. */
export function dayAndHour(instant: string): string {
  const options = { weekday: "long", day: "numeric", month: "long", hour: "numeric", minute: "2-digit" } as const;
  return format({ ...options, hour12: hour12 ?? false }).format(new Date(instant));
}

function wallClock(instant: Date, timeZone?: string): string {
  return format({ dateStyle: "short", timeStyle: "short", ...(timeZone === undefined ? {} : { timeZone }) }).format(instant);
}

/** Two zones of different names may show the same time, and then there is nothing to say. */
export function differsHere(startsAt: string, timeZone: string): boolean {
  const instant = new Date(startsAt);
  return wallClock(instant, timeZone) !== wallClock(instant);
}

/** "America/Sao_Paulo" as people say it. */
export function placeOf(timeZone: string): string {
  return (timeZone.split("/").at(-1) ?? timeZone).replaceAll("_", " ");
}

/** The program decides what "today" is, as the server does. */
export function sameDay(startsAt: string, now: Date, timeZone: string): boolean {
  const day = format({ dateStyle: "short", timeZone });
  return day.format(new Date(startsAt)) === day.format(now);
}

/** A calendar day such as "2026-03-02" in words; it is the same day everywhere. */
export function dateOf(day: string): string {
  return format({ day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }).format(new Date(day));
}

/** The month of such a day, short enough to stand below a chart. */
export function monthOf(day: number): string {
  return format({ month: "short", year: "2-digit", timeZone: "UTC" }).format(new Date(day));
}

/** The day of an instant as "2026-03-02", where a program is. */
export function dayIn(timeZone: string, instant: number = Date.now()): string {
  const options = { year: "numeric", month: "2-digit", day: "2-digit", timeZone } as const;
  const parts = new Intl.DateTimeFormat("en", options).formatToParts(instant);
  const part = (wanted: string) => parts.find(({ type }) => type === wanted)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}`;
}
