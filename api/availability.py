"""When you cannot facilitate: yours alone to read and to change."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from api.quiet import QuietView
from api.request import person_of
from facilitation.availability.calendar import forget_calendar, take_from_calendar
from facilitation.availability.feed import fetch_calendar
from facilitation.availability.models import Availability
from facilitation.availability.stating import (
    DaysAway,
    WeeklyHours,
    state_availability,
    stated_by,
)
from facilitation.programs.models import Person


class WeeklyHoursShape(serializers.Serializer[Any]):
    weekday = serializers.IntegerField(min_value=0, max_value=6, help_text="0 is Monday")
    start = serializers.TimeField(format="%H:%M")
    until = serializers.TimeField(format="%H:%M", help_text="Not included; on the same day")


class DaysAwayShape(serializers.Serializer[Any]):
    first = serializers.DateField()
    last = serializers.DateField(help_text="Included")


class AvailabilityIn(serializers.Serializer[Any]):
    time_zone = serializers.CharField(max_length=64, help_text="Of the weekly hours and days")
    weekly = WeeklyHoursShape(many=True)
    away = DaysAwayShape(many=True)
    most_sessions = serializers.IntegerField(
        min_value=0, allow_null=True, help_text="Sessions of a term that you would take"
    )


class AvailabilityOut(AvailabilityIn):
    from_calendar = serializers.IntegerField(
        help_text="How many stretches of time were taken out of your calendar"
    )


class CalendarIn(serializers.Serializer[Any]):
    """One of the two: an iCalendar file's text, or a link to one, which is not kept."""

    icalendar = serializers.CharField(required=False, trim_whitespace=False)
    link = serializers.CharField(required=False, max_length=2000)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if ("icalendar" in attrs) == ("link" in attrs):
            raise serializers.ValidationError("Hand in either `icalendar` or `link`.")
        return attrs


class AvailabilityView(QuietView):
    @extend_schema(operation_id="my_availability", responses=AvailabilityOut)
    def get(self, request: Request) -> Response:
        """When you cannot facilitate. Nobody else can read it; pairing goes by it."""
        return _respond(person_of(request))

    @extend_schema(
        operation_id="state_availability", request=AvailabilityIn, responses=AvailabilityOut
    )
    def put(self, request: Request) -> Response:
        """Replace what you said before. What came from your calendar stays."""
        person = person_of(request)
        form = AvailabilityIn(data=request.data)
        form.is_valid(raise_exception=True)
        values = form.validated_data
        state_availability(
            person=person,
            time_zone=values["time_zone"],
            weekly=[WeeklyHours(**each) for each in values["weekly"]],
            away=[DaysAway(**each) for each in values["away"]],
            most_sessions=values["most_sessions"],
        )
        return _respond(person)


class AvailabilityCalendarView(QuietView):
    @extend_schema(
        operation_id="take_availability_from_calendar",
        request=CalendarIn,
        responses=AvailabilityOut,
    )
    def post(self, request: Request) -> Response:
        """Take busy times out of your calendar, 400 days ahead. Titles and places are dropped."""
        person = person_of(request)
        form = CalendarIn(data=request.data)
        form.is_valid(raise_exception=True)
        link = form.validated_data.get("link")
        text = fetch_calendar(link) if link else form.validated_data["icalendar"]
        take_from_calendar(person=person, text=text, time_zone=_zone_of(person))
        return _respond(person)

    @extend_schema(operation_id="forget_calendar", responses={204: None})
    def delete(self, request: Request) -> Response:
        """Forget what was taken out of your calendar."""
        forget_calendar(person=person_of(request))
        return Response(status=status.HTTP_204_NO_CONTENT)


def _zone_of(person: Person) -> str:
    stated = Availability.objects.filter(person=person).first()
    if stated:
        return stated.time_zone
    first = person.memberships.select_related("program").first()
    return first.program.time_zone if first else "UTC"


def _respond(person: Person) -> Response:
    kept = Availability.objects.filter(person=person).first()
    stated = stated_by(kept) if kept else None
    body = {
        "time_zone": _zone_of(person),
        "weekly": stated.weekly if stated else [],
        "away": stated.away if stated else [],
        "most_sessions": stated.most_sessions if stated else None,
        "from_calendar": len(kept.calendar) if kept else 0,
    }
    return Response(AvailabilityOut(body).data)
