"""The fixed calendar of reports: academic years, and the quarters that they are made of.

Nobody chooses the days of a report: two ranges that overlap could be subtracted to a few sessions.
A year's four quarters are its only parts, and floors.py says what they leave to the year.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from facilitation.debriefs.filing import CHANGEABLE_FOR
from facilitation.errors import Invalid
from facilitation.pulse.windows import midnight
from facilitation.sessions.scheduling import YEARS

FIRST_MONTH = 7  # of an academic year
MONTHS_OF_A_QUARTER = 3
READY_AFTER = CHANGEABLE_FOR + timedelta(days=2)  # the last session's debriefs are fixed by then

FORM = re.compile(r"(?P<year>\d{4})-(?:(?P<next>\d{2})|q(?P<quarter>[1-4]))")


class PeriodUnknown(Invalid):
    code = "period_unknown"
    detail = _(
        "Name an academic year such as 2025-26 (July to June) or a quarter such as 2026-q1 "
        "(January to March)."
    )


class PeriodKind(StrEnum):
    ACADEMIC_YEAR = "academic_year"
    QUARTER = "quarter"


@dataclass(frozen=True, order=True)
class Period:
    """From the first local day (in) to the day after the last (out)."""

    from_on: date
    kind: PeriodKind

    @property
    def until(self) -> date:
        months = MONTHS_OF_A_QUARTER if self.kind == PeriodKind.QUARTER else 12
        years, month = divmod(self.from_on.month - 1 + months, 12)
        return date(self.from_on.year + years, month + 1, 1)

    @property
    def last_on(self) -> date:
        return self.until - timedelta(days=1)

    @property
    def ready_on(self) -> date:
        """From this local day on its report can be made."""
        return self.until + READY_AFTER

    @property
    def id(self) -> str:
        """`2025-26` for an academic year, `2026-q1` for a quarter."""
        year = self.from_on.year
        if self.kind == PeriodKind.ACADEMIC_YEAR:
            return f"{year}-{(year + 1) % 100:02}"
        return f"{year}-q{1 + self.from_on.month // MONTHS_OF_A_QUARTER}"

    @property
    def quarters(self) -> list[Period]:
        """The quarters that it is made of, in order: itself, or four."""
        if self.kind == PeriodKind.QUARTER:
            return [self]
        found = [Period(self.from_on, PeriodKind.QUARTER)]
        while len(found) < 4:
            found.append(Period(found[-1].until, PeriodKind.QUARTER))
        return found

    def instants(self, zone: ZoneInfo) -> tuple[datetime, datetime]:
        """The same in UTC: from (in), until (out)."""
        return midnight(self.from_on, zone), midnight(self.until, zone)


def period_of(period_id: str) -> Period:
    """Raises `PeriodUnknown`."""
    form = FORM.fullmatch(period_id)
    if form is None or int(form["year"]) not in YEARS:
        raise PeriodUnknown
    year = int(form["year"])
    if form["quarter"]:
        month = 1 + MONTHS_OF_A_QUARTER * (int(form["quarter"]) - 1)
        return Period(date(year, month, 1), PeriodKind.QUARTER)
    if int(form["next"]) != (year + 1) % 100:
        raise PeriodUnknown
    return Period(date(year, FIRST_MONTH, 1), PeriodKind.ACADEMIC_YEAR)


def academic_year_of(day: date) -> Period:
    year = day.year if day.month >= FIRST_MONTH else day.year - 1
    return Period(date(year, FIRST_MONTH, 1), PeriodKind.ACADEMIC_YEAR)


def ready_periods(*, first: date, today: date) -> list[Period]:
    """All whose report can be made today, the newest first, from the one on in which `first` is.

    A year stands before its quarters.
    """
    year, found = academic_year_of(first), []
    while year.from_on < today:
        quarters = [each for each in year.quarters if each.last_on >= first]
        found += [each for each in (*reversed(quarters), year) if each.ready_on <= today]
        year = Period(year.until, PeriodKind.ACADEMIC_YEAR)
    return sorted(found, key=lambda each: (each.until, each.kind == PeriodKind.ACADEMIC_YEAR))[::-1]
