"""Making a period's report, once: then it is read as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from facilitation.debriefs.themes import ThemeOverTime
from facilitation.errors import Conflict, NotThere
from facilitation.evaluation_report.constructs import (
    Block,
    ConstructChange,
    Point,
    constructs_over,
    visits_in,
)
from facilitation.evaluation_report.facts import Planned
from facilitation.evaluation_report.figures import (
    attendance_of,
    preparedness_of,
    share_of_held,
)
from facilitation.evaluation_report.gathering import (
    blocks_in,
    first_session_on,
    planned_in,
    residents_in,
)
from facilitation.evaluation_report.models import EvaluationReport
from facilitation.evaluation_report.periods import Period, PeriodKind, period_of, ready_periods
from facilitation.evaluation_report.reach import reached_by
from facilitation.evaluation_report.themes import most_frequent, themes_in
from facilitation.programs.models import Program
from facilitation.pulse.release import ProgramItemValue
from facilitation.pulse.windows import day_in

FORMAT = 1


class ReportNotReady(Conflict):
    code = "report_not_ready"
    detail = _(
        "This period's report is made sixteen days after the period has ended, when its last "
        "debriefs are fixed. Until then see the trends."
    )


class NothingToReport(NotThere):
    code = "nothing_to_report"
    detail = _("This program had no session yet when that period ended.")


def periods_with_reports(program: Program, *, now: datetime | None = None) -> list[Period]:
    """The periods since the program's first session whose report can be had, the newest first."""
    today = day_in(ZoneInfo(program.time_zone), now or timezone.now())
    first = first_session_on(program)
    return ready_periods(first=first, today=today) if first else []


def report_of(program: Program, *, period_id: str, now: datetime | None = None) -> EvaluationReport:
    """The report of one period; the first reading makes it. One query once it is made.

    `period_id` is as 2025-26 or 2026-q1. Raises `PeriodUnknown`, `ReportNotReady`,
    `NothingToReport`.
    """
    period = period_of(period_id)
    made = program.evaluation_reports.filter(period=period.id).first()
    if made is not None:
        return made
    today = day_in(ZoneInfo(program.time_zone), now or timezone.now())
    if today < period.ready_on:
        raise ReportNotReady
    first = first_session_on(program)
    if first is None or first > period.last_on:
        raise NothingToReport
    return _made(program, period, today=today)


@transaction.atomic
def _made(program: Program, period: Period, *, today: date) -> EvaluationReport:
    # Two readers at once make one report.
    program = Program.objects.select_for_update().get(pk=program.pk)
    report, _created = EvaluationReport.objects.get_or_create(
        program=program,
        period=period.id,
        defaults={
            "made_on": today,
            "document": _document(
                period,
                planned=planned_in(program, period),
                blocks=blocks_in(program, period),
                themes=themes_in(program, period),
                residents=residents_in(program),
            ),
        },
    )
    return report


def _document(
    period: Period,
    *,
    planned: Planned,
    blocks: Sequence[Block],
    themes: Sequence[ThemeOverTime],
    residents: int,
) -> dict[str, Any]:
    visits = visits_in(blocks)
    held, is_whole_year = planned.held, period.kind == PeriodKind.ACADEMIC_YEAR
    return {
        "format": FORMAT,
        "period": {
            "id": period.id,
            "kind": period.kind.value,
            "from_on": period.from_on.isoformat(),
            "to_on": period.last_on.isoformat(),
        },
        "sessions": {
            "held": len(held),
            "cancelled": planned.cancelled,
            "not_opened": planned.not_opened,
        },
        "protected_time_percent": share_of_held(held, lambda each: each.protected_time),
        "co_facilitation": {
            "both_percent": share_of_held(
                held, lambda each: each.has_insider and each.has_psychologist
            ),
            "insider_percent": share_of_held(held, lambda each: each.has_insider),
            "psychologist_percent": share_of_held(held, lambda each: each.has_psychologist),
        },
        "attendance": _or_none(attendance_of(held, is_whole_year=is_whole_year)),
        "reached": _or_none(reached_by([each.value for each in visits], residents=residents)),
        "visits": [_point(each) for each in visits],
        "preparedness": _or_none(preparedness_of(held) if is_whole_year else None),
        "themes": {
            "in_order": [
                {
                    "id": each.tag.id,
                    "least_sessions": each.least_sessions,
                    "quarters": each.quarters,
                }
                for each in themes
            ],
            "most_frequent": {kind.value: own for kind, own in most_frequent(themes).items()},
        },
        "constructs": [_construct(each) for each in constructs_over(blocks)],
    }


def _construct(change: ConstructChange) -> dict[str, Any]:
    return {
        "construct": change.construct,
        "item": change.item_id,
        "start": _point(change.start) if change.start else None,
        "end": _point(change.end) if change.end else None,
        "change": None
        if change.change is None
        else {"changed": change.change.changed, "direction": change.change.direction},
    }


def _point(point: Point) -> dict[str, Any]:
    return {
        "from_on": point.from_on.isoformat(),
        "to_on": point.to_on.isoformat(),
        "value": _value(point.value),
    }


def _value(value: ProgramItemValue) -> dict[str, Any]:
    """As in a trend."""
    shares = value.shares
    return {
        "mean": None if value.mean is None else asdict(value.mean),
        "shares": None
        if shares is None
        else [{"word": word, **asdict(told)} for word, told in shares.items()],
        "n_band": value.n_band,
        "precision": value.step,
        "bounded": value.bounded,
    }


def _or_none(figure: Any) -> dict[str, Any] | None:
    return None if figure is None else asdict(figure)
