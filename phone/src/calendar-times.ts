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
