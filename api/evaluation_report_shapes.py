"""What an evaluation report looks like on the wire: as it was stored when it was made."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from api.trend_shapes import CHANGED, DIRECTIONS, TrendValueOut
from facilitation.debriefs.tags import TagGroup, TagKind, tag_list
from facilitation.evaluation_report.figures import HEAD_COUNTS
from facilitation.evaluation_report.floors import LEAST_LEADERS, LEAST_SESSIONS
from facilitation.evaluation_report.models import EvaluationReport
from facilitation.evaluation_report.periods import PeriodKind
from facilitation.program_actions.topics import construct_name
from facilitation.pulse.items import item
from facilitation.trends.change import Change, Changed, Direction
from facilitation.trends.wording import change_text

FEWER_SESSIONS = f"Null with fewer than {LEAST_SESSIONS} sessions that were held"


def _of(names: Any) -> list[str]:
    return [str(name) for name in names]


class PeriodOut(serializers.Serializer[Any]):
    """An academic year (July to June) such as 2025-26, or a quarter such as 2026-q1."""

    id = serializers.CharField()
    kind = serializers.ChoiceField(choices=_of(PeriodKind))
    from_on = serializers.DateField()
    to_on = serializers.DateField(help_text="The last day")


class SessionCountsOut(serializers.Serializer[Any]):
    held = serializers.IntegerField()
    cancelled = serializers.IntegerField()
    not_opened = serializers.IntegerField(
        help_text="On the calendar, and neither held nor cancelled"
    )


class CoFacilitationOut(serializers.Serializer[Any]):
    """Percent of held sessions, to the nearest ten, by who was assigned to them."""

    both_percent = serializers.IntegerField(
        allow_null=True, help_text="An insider and a psychologist"
    )
    insider_percent = serializers.IntegerField(allow_null=True, help_text="Alum, senior resident")
    psychologist_percent = serializers.IntegerField(allow_null=True)


class AttendanceOut(serializers.Serializer[Any]):
    """Phones that had a seat when their rooms closed. Never of one session."""

    total = serializers.IntegerField(
        allow_null=True, help_text="Who came twice counts twice. Null for a quarter"
    )
    average = serializers.IntegerField(help_text="A session, in whole people, rounded down")
    median_band = serializers.ChoiceField(choices=[name for _least, name in HEAD_COUNTS])


class ReachedOut(serializers.Serializer[Any]):
    """How many came at least once, from who answered "my first time"; nobody is named anywhere."""

    low = serializers.IntegerField()
    high = serializers.IntegerField()
    residents = serializers.IntegerField(
        help_text="In the program on the day on which the report was made"
    )


class ReportedPointOut(serializers.Serializer[Any]):
    from_on = serializers.DateField()
    to_on = serializers.DateField()
    value = TrendValueOut()


class ReportedChangeOut(serializers.Serializer[Any]):
    changed = serializers.ChoiceField(choices=CHANGED)
    direction = serializers.ChoiceField(choices=DIRECTIONS, allow_null=True)
    text = serializers.CharField(help_text="To be shown as it is: it claims no more than it may")


class ReportedConstructOut(serializers.Serializer[Any]):
    """One question of the construct at both ends; nulls where it was told once, or not at all."""

    construct = serializers.CharField()
    name = serializers.CharField()
    item = serializers.CharField(allow_null=True, help_text="The question's id")
    question = serializers.CharField(allow_null=True)
    start = ReportedPointOut(allow_null=True)
    end = ReportedPointOut(allow_null=True)
    change = ReportedChangeOut(allow_null=True)


class PreparednessOut(serializers.Serializer[Any]):
    """Leaders of whose debriefs at least half say 4 or 5 of 5."""

    percent = serializers.IntegerField()
    or_less = serializers.BooleanField()
    leaders_band = serializers.CharField(help_text="How many, in a band such as 10-19")


class ReportedThemeOut(serializers.Serializer[Any]):
    id = serializers.CharField(help_text="Of /debrief-tags")
    text = serializers.CharField()
    group = serializers.ChoiceField(choices=TagGroup.choices)
    least_sessions = serializers.IntegerField(
        help_text="After so many sessions at the least: a sum of the lower ends of bands"
    )
    quarters = serializers.IntegerField(help_text="In how many of the period's quarters")


class MostFrequentOut(serializers.Serializer[Any]):
    """The ids of the most frequent themes of each kind: several when they tie, absent if none."""

    def get_fields(self) -> dict[str, Any]:
        return {
            kind.value: serializers.ListField(child=serializers.CharField(), required=False)
            for kind in TagKind
        }


class ReportedThemesOut(serializers.Serializer[Any]):
    in_order = ReportedThemeOut(many=True, help_text="The most frequent first")
    most_frequent = MostFrequentOut()


class EvaluationReportOut(serializers.Serializer[Any]):
    """What a program reports of a period. It was made once, and stays as it was made."""

    format = serializers.IntegerField()
    period = PeriodOut()
    made_on = serializers.DateField()
    sessions = SessionCountsOut()
    protected_time_percent = serializers.IntegerField(
        allow_null=True,
        help_text=f"Of held sessions, to the nearest ten. {FEWER_SESSIONS}",
    )
    co_facilitation = CoFacilitationOut()
    attendance = AttendanceOut(allow_null=True, help_text=FEWER_SESSIONS)
    reached = ReachedOut(allow_null=True, help_text="Null where no release told first times")
    visits = ReportedPointOut(many=True, help_text="First time or returning, release by release")
    preparedness = PreparednessOut(
        allow_null=True,
        help_text=f"Null for a quarter, and under {LEAST_LEADERS} leaders who filed",
    )
    themes = ReportedThemesOut()
    constructs = ReportedConstructOut(many=True)


class ReportPeriodsOut(serializers.Serializer[Any]):
    """The periods whose report can be had, the newest first, a year before its quarters."""

    periods = PeriodOut(many=True)


def report_out(report: EvaluationReport) -> dict[str, Any]:
    """The stored document, with the names and sentences for what it holds ids of."""
    document: dict[str, Any] = report.document
    return {
        **document,
        "made_on": report.made_on.isoformat(),
        "themes": _themes(document["themes"]),
        "constructs": [_construct(each) for each in document["constructs"]],
    }


def _themes(themes: dict[str, Any]) -> dict[str, Any]:
    tags = {tag.id: tag for tag in tag_list().tags}
    in_order = [
        {**each, "text": tags[each["id"]].text, "group": tags[each["id"]].group.value}
        for each in themes["in_order"]
    ]
    return {**themes, "in_order": in_order}


def _construct(construct: dict[str, Any]) -> dict[str, Any]:
    changed = construct["change"]
    return {
        **construct,
        "name": construct_name(construct["construct"]),
        "question": item(construct["item"]).text if construct["item"] else None,
        "change": changed and {**changed, "text": change_text(_change(changed))},
    }


def _change(document: dict[str, Any]) -> Change:
    direction = document["direction"]
    return Change(Changed(document["changed"]), Direction(direction) if direction else None)
