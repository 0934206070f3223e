"""A person's sessions for calendar programs: by a secret link, or one at a time."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.permissions import AllowAny
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from api.mail import origin_of
from api.quiet import QuietView
from api.request import person_of
from facilitation import access
from facilitation.calendars.entries import calendar_text, session_text
from facilitation.calendars.links import feed_of, feed_with, renew_link, revoke_link, show_place
from facilitation.calendars.models import CalendarFeed
from facilitation.programs.models import Person

ICALENDAR = "text/calendar"


class CalendarIn(serializers.Serializer[Any]):
    with_place = serializers.BooleanField(help_text="Whether entries say where, too")


class CalendarOut(serializers.Serializer[Any]):
    has_link = serializers.BooleanField()
    with_place = serializers.BooleanField()


class CalendarLinkOut(serializers.Serializer[Any]):
    """Shown this once: the server keeps only a hash of it."""

    url = serializers.CharField()


class ICalendar(BaseRenderer):
    """Lets `Accept: text/calendar` through; the view makes the text itself."""

    media_type = ICALENDAR
    format = "ics"


class CalendarView(APIView):
    @extend_schema(operation_id="calendar", responses=CalendarOut)
    def get(self, request: Request) -> Response:
        return _respond(feed_of(person_of(request)))

    @extend_schema(operation_id="change_calendar", request=CalendarIn, responses=CalendarOut)
    def patch(self, request: Request) -> Response:
        form = CalendarIn(data=request.data)
        form.is_valid(raise_exception=True)
        return _respond(show_place(person=person_of(request), **form.validated_data))


class CalendarLinkView(APIView):
    @extend_schema(
        operation_id="renew_calendar_link", request=None, responses={201: CalendarLinkOut}
    )
    def post(self, request: Request) -> Response:
        """Make a link, or a new one in place of the one before, which stops working."""
        secret = renew_link(person=person_of(request))
        url = f"{origin_of(request)}/api/v1/calendars/{secret}.ics"
        return Response(CalendarLinkOut({"url": url}).data, status=status.HTTP_201_CREATED)

    @extend_schema(operation_id="revoke_calendar_link", responses={204: None})
    def delete(self, request: Request) -> Response:
        revoke_link(person=person_of(request))
        return Response(status=status.HTTP_204_NO_CONTENT)


class CalendarFeedView(QuietView):
    """For calendar programs, which can neither sign in nor send anything but an address."""

    what = "a calendar request"
    authentication_classes = ()
    permission_classes = (AllowAny,)
    renderer_classes = (JSONRenderer, ICalendar)

    def perform_content_negotiation(self, request: Request, force: bool = False) -> Any:  # noqa: FBT001, FBT002
        """Whatever a program says it accepts."""
        return super().perform_content_negotiation(request, force=True)

    @extend_schema(
        operation_id="calendar_feed", responses={(200, ICALENDAR): OpenApiTypes.STR}, auth=[]
    )
    def get(self, request: Request, secret: str) -> HttpResponse:
        """The person's own sessions as protected time. Whoever has the address can read it."""
        return _icalendar(calendar_text(feed_with(secret)))


class SessionCalendarView(APIView):
    renderer_classes = (JSONRenderer, ICalendar)

    @extend_schema(operation_id="session_calendar", responses={(200, ICALENDAR): OpenApiTypes.STR})
    def get(self, request: Request, session_id: UUID) -> HttpResponse:
        """One session to add to a calendar, as discreet as the whole."""
        person: Person = person_of(request)
        session = access.session_for(person, session_id)
        return _icalendar(session_text(person=person, group_session=session))


def _respond(feed: CalendarFeed) -> Response:
    body = {"has_link": feed.secret_hash is not None, "with_place": feed.with_place}
    return Response(CalendarOut(body).data)


def _icalendar(text: bytes) -> HttpResponse:
    return HttpResponse(
        text,
        content_type=f"{ICALENDAR}; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="calendar.ics"'},
    )
