"""The only times that themes are told of: calendar quarters, once nothing in them can change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from facilitation.debriefs.filing import CHANGEABLE_FOR

MONTHS = 3
LONGEST_SESSION = timedelta(days=1)  # what began on the last evening ends after midnight


@dataclass(frozen=True, order=True)
class Quarter:
    """`number` 1 to 4: from January, April, July and October on."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= 4:
            raise ValueError("a year has four quarters")

    @property
    def first_day(self) -> date:
        return date(self.year, MONTHS * (self.number - 1) + 1, 1)

    @property
    def next(self) -> Quarter:
        last = self.number == 4
        return Quarter(self.year + last, 1 if last else self.number + 1)

    def span(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """The local quarter as two UTC instants: start (in) and end (out)."""
        return _midnight(self.first_day, zone), _midnight(self.next.first_day, zone)

    def is_settled(self, zone: ZoneInfo, now: datetime) -> bool:
        """Whether no debrief of its sessions can be filed or replaced any more."""
        return now >= self.span(zone)[1] + LONGEST_SESSION + CHANGEABLE_FOR


def quarter_of(day: date) -> Quarter:
    return Quarter(day.year, (day.month - 1) // MONTHS + 1)


def year_from(quarter: Quarter) -> list[Quarter]:
    """The four quarters that begin with this one, such as an academic year from July on."""
    quarters = [quarter]
    while len(quarters) < 4:
        quarters.append(quarters[-1].next)
    return quarters


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), tzinfo=zone).astimezone(UTC)
