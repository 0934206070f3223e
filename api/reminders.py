"""What a person wants to be told of, and what a message was about."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from api.request import person_of
from facilitation import access
from facilitation.push.events import Event
from facilitation.push.models import Notification
from facilitation.push.wishes import MOST_DAYS_ON_CALL, Wishes, set_wishes, wishes_of


class ReminderSettingsShape(serializers.Serializer[Any]):
    """Times and days are those of the program that an update belongs to."""

    muted = serializers.ListField(
        child=serializers.ChoiceField(choices=Event.choices), help_text="What not to tell me of"
    )
    by_mail = serializers.BooleanField(help_text="Mail me while no device of mine is registered")
    quiet_from = serializers.TimeField(allow_null=True, help_text="Nothing is sent from then ...")
    quiet_until = serializers.TimeField(allow_null=True, help_text="... until then; both or none")
    on_call_on = serializers.ListField(
        child=serializers.DateField(),
        max_length=MOST_DAYS_ON_CALL,
        help_text="Days on which nothing is sent; those that are over are forgotten",
    )


class UpdateOut(serializers.ModelSerializer[Notification]):
    """`about` is the id of a session, a pulse round, a group, or what else the event is about."""

    class Meta:
        model = Notification
        fields = ("event", "about")


class ReminderSettingsView(APIView):
    @extend_schema(operation_id="reminder_settings", responses=ReminderSettingsShape)
    def get(self, request: Request) -> Response:
        """Your own choice. Nobody else can read it."""
        return _respond(wishes_of(person_of(request)))

    @extend_schema(
        operation_id="set_reminder_settings",
        request=ReminderSettingsShape,
        responses=ReminderSettingsShape,
    )
    def put(self, request: Request) -> Response:
        """Replace your choice."""
        form = ReminderSettingsShape(data=request.data)
        form.is_valid(raise_exception=True)
        values = form.validated_data
        begins, ends = values["quiet_from"], values["quiet_until"]
        if (begins is None) != (ends is None):
            begins = ends = begins or ends  # as unclear as two that are the same
        wishes = Wishes(
            muted=frozenset(Event(each) for each in values["muted"]),
            by_mail=values["by_mail"],
            quiet=None if begins is None or ends is None else (begins, ends),
            on_call_on=frozenset(values["on_call_on"]),
        )
        person = person_of(request)
        set_wishes(person=person, wishes=wishes)
        return _respond(wishes_of(person))


class UpdateView(APIView):
    @extend_schema(operation_id="update", responses=UpdateOut)
    def get(self, request: Request, update_id: UUID) -> Response:
        """Where a message leads: for whom it was sent to, for a few days. Nothing is noted down."""
        return Response(UpdateOut(access.update_for(person_of(request), update_id)).data)


def _respond(wishes: Wishes) -> Response:
    begins, ends = wishes.quiet or (None, None)
    body = {
        "muted": sorted(wishes.muted),
        "by_mail": wishes.by_mail,
        "quiet_from": begins,
        "quiet_until": ends,
        "on_call_on": sorted(wishes.on_call_on),
    }
    return Response(ReminderSettingsShape(body).data)
