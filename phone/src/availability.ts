/** When this person cannot facilitate: theirs alone. */
import { answer, api } from "./api";
import { timesOnly } from "./calendar-times";
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
