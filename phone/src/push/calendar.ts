import { answer, api } from "../api";
import type { Calendar } from "./wire";

export function fetchCalendar(): Promise<Calendar> {
  return answer(api.GET("/api/v1/calendar"));
}

export function showPlace(with_place: boolean): Promise<Calendar> {
  return answer(api.PATCH("/api/v1/calendar", { body: { with_place } }));
}

/** The server tells it this once. */
export async function renewLink(): Promise<string> {
  return (await answer(api.POST("/api/v1/calendar/link"))).url;
}

export async function revokeLink(): Promise<void> {
  await answer(api.DELETE("/api/v1/calendar/link"));
}

/** Where one session can be fetched as a file, by whoever is signed in and may see it. */
export function calendarFile(session: string): string {
  return `/api/v1/sessions/${encodeURIComponent(session)}/calendar.ics`;
}
