import { expect, test } from "vitest";
import { timesOnly } from "../src/calendar-times";

const CALENDAR = [
  "BEGIN:VCALENDAR",
  "VERSION:2.0",
  "X-WR-CALNAME:My secret life",
  "BEGIN:VEVENT",
  "UID:1",
  "DTSTART;TZID=Europe/Berlin:20300604T160000",
  "DTEND;TZID=Europe/Berlin:20300604T180000",
  "RRULE:FREQ=WEEKLY",
  "SUMMARY:Appointment with",
  "  Dr Grey",
  "DESCRIPTION:DTSTART:folded and nasty\\nSTATUS:no",
  "ATTENDEE;CN=Somebody:mailto:somebody@example.org",
  "BEGIN:VALARM",
  "TRIGGER:-PT15M",
  "DURATION:PT5M",
  "END:VALARM",
  "TRANSP:OPAQUE",
  "END:VEVENT",
  "END:VCALENDAR",
].join("\r\n");

test("only times leave the phone", () => {
  expect(timesOnly(CALENDAR).split("\r\n")).toEqual([
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "BEGIN:VEVENT",
    "UID:1",
    "DTSTART;TZID=Europe/Berlin:20300604T160000",
    "DTEND;TZID=Europe/Berlin:20300604T180000",
    "RRULE:FREQ=WEEKLY",
    "TRANSP:OPAQUE",
    "END:VEVENT",
    "END:VCALENDAR",
    "",
  ]);
});
