"""Calendars as other programs read them: vobject, and ical.js, which Thunderbird reads with."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import vobject
from vobject.icalendar import registerTzid

PHONE = Path(__file__).resolve().parents[2] / "phone"
ICAL_JS = PHONE / "node_modules" / "ical.js"


@dataclass(frozen=True, order=True)
class Seen:
    """One thing on the calendar: when, where, and whether it is off."""

    starts_at: datetime
    ends_at: datetime
    place: str = ""
    cancelled: bool = False


def vobject_reads(text: bytes) -> Any:
    """The calendar, with its own zones: vobject would go on with those of the first that it read,
    which tell only of the years around that one's sessions."""
    for zone in re.findall(r"TZID[:=]([\w/+-]+)", text.decode()):
        registerTzid(zone, None)
    return vobject.readOne(text.decode())


def as_vobject_sees_it(text: bytes) -> list[Seen]:
    """Rules expanded by dateutil, exceptions put in the place of what they replace."""
    calendar = vobject_reads(text)
    masters, exceptions, seen = [], {}, []
    for entry in getattr(calendar, "vevent_list", []):
        if "recurrence-id" in entry.contents:
            key = (entry.uid.value, entry.recurrence_id.value.astimezone(UTC))
            exceptions[key] = entry
        else:
            masters.append(entry)
    for entry in masters:
        starts = list(entry.rruleset) if entry.rruleset else [entry.dtstart.value]
        for start in starts:
            instead = exceptions.pop((entry.uid.value, start.astimezone(UTC)), None)
            seen.append(_seen(instead or entry, None if instead else start))
    assert not exceptions, "an exception to nothing"
    return sorted(seen)


def _seen(entry: Any, start: datetime | None) -> Seen:
    begins = (start or entry.dtstart.value).astimezone(UTC)
    contents = entry.contents
    place = entry.location.value if "location" in contents else ""
    status = entry.status.value if "status" in contents else "CONFIRMED"
    return Seen(begins, begins + entry.duration.value, place, status == "CANCELLED")


SCRIPT = """
import ICAL from "ical.js";
let text = "";
for await (const part of process.stdin) text += part;
const calendar = new ICAL.Component(ICAL.parse(text));
for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
const entries = calendar.getAllSubcomponents("vevent").map((each) => new ICAL.Event(each));
const masters = entries.filter((each) => !each.isRecurrenceException());
for (const each of entries) {
  if (!each.isRecurrenceException()) continue;
  masters.find(({ uid }) => uid === each.uid).relateException(each);
}
const seen = (item, startDate, endDate) => ({
  starts_at: startDate.toUnixTime(),
  ends_at: endDate.toUnixTime(),
  place: item.location ?? "",
  cancelled: item.component.getFirstPropertyValue("status") === "CANCELLED",
});
const all = [];
for (const master of masters) {
  if (!master.isRecurring()) all.push(seen(master, master.startDate, master.endDate));
  else {
    const steps = master.iterator();
    for (let next = steps.next(); next; next = steps.next()) {
      const { item, startDate, endDate } = master.getOccurrenceDetails(next);
      all.push(seen(item, startDate, endDate));
    }
  }
}
console.log(JSON.stringify(all));
"""


def as_ical_js_sees_it(text: bytes) -> list[Seen]:
    done = subprocess.run(
        [shutil.which("node") or "node", "--input-type=module", "-e", SCRIPT],
        input=text,
        cwd=PHONE,
        capture_output=True,
        check=True,
    )
    return sorted(
        Seen(
            datetime.fromtimestamp(each["starts_at"], UTC),
            datetime.fromtimestamp(each["ends_at"], UTC),
            each["place"],
            each["cancelled"],
        )
        for each in json.loads(done.stdout)
    )


def planned(*starts: datetime, minutes: int = 60) -> list[Seen]:
    return [Seen(each, each + timedelta(minutes=minutes)) for each in starts]
