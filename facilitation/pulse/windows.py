"""The windows of a calendar cadence: from the first minute of one local day to that of another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from facilitation.pulse.models import PulseCadence


@dataclass(frozen=True)
class Window:
    """`opens_at` (in) to `closes_at` (out), as UTC instants."""

    opens_at: datetime
    closes_at: datetime


def first_window(cadence: PulseCadence, zone: ZoneInfo, *, not_before: date) -> Window:
    """The first window that opens on the local day `not_before` or later.

    Raises `ValueError` for a cadence without a calendar.
    """
    starts_on, every_weeks, open_days = cadence.starts_on, cadence.every_weeks, cadence.open_days
    if not (starts_on and every_weeks and open_days):
        raise ValueError("this cadence has no calendar")
    step = timedelta(weeks=every_weeks)
    steps = max(0, -((starts_on - not_before) // step))
    opens_on = starts_on + steps * step
    return Window(midnight(opens_on, zone), midnight(opens_on + timedelta(days=open_days), zone))


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """The beginning of a local day, as a UTC instant."""
    return datetime.combine(day, time(), tzinfo=zone).astimezone(UTC)


def day_in(zone: ZoneInfo, moment: datetime) -> date:
    return moment.astimezone(zone).date()
