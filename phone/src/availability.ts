/** When this person cannot facilitate: theirs alone. */
import { answer, api } from "./api";
import type { components } from "./generated/api";
import type { Whole } from "./wire";

type H = components["schemas"];

export type Availability = Whole<H["AvailabilityOut"]>;
export type WeeklyHours = Availability["weekly"][number];
export type DaysAway = Availability["away"][number];
export type Said = H["AvailabilityInRequest"];

const CALENDAR = "/api/v1/me/availability/calendar";

export function fetchAvailability(): Promise<Availability> {
  return answer(api.GET("/api/v1/me/availability"));
}

export function sayAvailability(said: Said): Promise<Availability> {
  return answer(api.PUT("/api/v1/me/availability", { body: said }));
}

export function takeFromFile(icalendar: string): Promise<Availability> {
  return answer(api.POST(CALENDAR, { body: { icalendar: timesOnly(icalendar) } }));
}

export function takeFromLink(link: string): Promise<Availability> {
  return answer(api.POST(CALENDAR, { body: { link } }));
}

export async function forgetCalendar(): Promise<void> {
  await answer(api.DELETE(CALENDAR));
}

/** What says when. Everything else (titles, places, notes, guests, alarms) never leaves this phone. */
const TIMES =
  /^(BEGIN|END|VERSION|PRODID|UID|RECURRENCE-ID|DTSTAMP|DTSTART|DTEND|DURATION|RRULE|RDATE|EXDATE|STATUS|TRANSP|TZID|TZOFFSETFROM|TZOFFSETTO|TZNAME|SEQUENCE)[;:]/i;

export function timesOnly(icalendar: string): string {
  const lines = icalendar.replace(/\r?\n[ \t]/g, "").split(/\r?\n/);
  let alarm = false;
  const kept = lines.filter((line) => {
    if (/^BEGIN:VALARM/i.test(line)) alarm = true;
    const keep = !alarm && TIMES.test(line);
    if (/^END:VALARM/i.test(line)) alarm = false;
    return keep;
  });
  return kept.map((line) => `${line}\r\n`).join("");
}
