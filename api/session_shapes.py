"""What a group session looks like on the wire, going out and coming in."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.timezone import is_naive
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from api.people import ProgramBriefOut
from api.plans import PlanBriefOut
from api.prebrief_shapes import PrebriefStandOut, stand_out
from api.request import person_of
from facilitation import access
from facilitation.groups.models import SupportGroup
from facilitation.live_room.models import LiveRoom
from facilitation.live_room.opening import may_open_between
from facilitation.prebriefs.models import OverrideReason
from facilitation.prebriefs.standing import standings
from facilitation.sessions.models import (
    CoFacilitator,
    CoFacilitatorRole,
    GroupSession,
)

PARTS = ["lead", "support", "member", "coordinator"]


class SupportGroupBriefOut(serializers.ModelSerializer[SupportGroup]):
    class Meta:
        model = SupportGroup
        fields = ("id", "name", "modality")


class CoFacilitatorOut(serializers.ModelSerializer[CoFacilitator]):
    person_id = serializers.UUIDField()
    name = serializers.CharField(source="person.name")

    class Meta:
        model = CoFacilitator
        fields = ("id", "person_id", "name", "role", "is_lead")


class RoomBriefOut(serializers.ModelSerializer[LiveRoom]):
    class Meta:
        model = LiveRoom
        fields = ("id", "status")


class GroupSessionOut(serializers.ModelSerializer[GroupSession]):
    ends_at = serializers.DateTimeField()
    support_group = SupportGroupBriefOut()
    program = ProgramBriefOut(source="support_group.program")
    plan = PlanBriefOut()
    co_facilitators = CoFacilitatorOut(many=True)
    my_part = serializers.SerializerMethodField()
    room = serializers.SerializerMethodField()
    prebriefs = serializers.SerializerMethodField(
        help_text="Who has confirmed; for the session's co-facilitators, null for others"
    )
    opens_from = serializers.SerializerMethodField(help_text="When its room can be opened")
    opens_until = serializers.SerializerMethodField()

    class Meta:
        model = GroupSession
        fields = (
            "id",
            "status",
            "starts_at",
            "ends_at",
            "minutes",
            "place",
            "protected_time",
            "support_group",
            "program",
            "plan",
            "co_facilitators",
            "my_part",
            "room",
            "prebriefs",
            "opens_from",
            "opens_until",
        )

    @extend_schema_field(serializers.ChoiceField(choices=PARTS, allow_null=True))
    def get_my_part(self, session: GroupSession) -> str | None:
        return access.part_in(person_of(self.context["request"]), session)

    @extend_schema_field(RoomBriefOut(allow_null=True))
    def get_room(self, session: GroupSession) -> Any:
        room = getattr(session, "live_room", None)
        return RoomBriefOut(room).data if room else None

    @extend_schema_field(PrebriefStandOut(many=True, allow_null=True))
    def get_prebriefs(self, session: GroupSession) -> Any:
        if self.get_my_part(session) not in {"lead", "support"}:
            return None
        return PrebriefStandOut([stand_out(each) for each in standings(session)], many=True).data

    def get_opens_from(self, session: GroupSession) -> datetime:
        return may_open_between(session)[0]

    def get_opens_until(self, session: GroupSession) -> datetime:
        return may_open_between(session)[1]


class RepetitionIn(serializers.Serializer[Any]):
    every_weeks = serializers.IntegerField(min_value=1, max_value=12)
    count = serializers.IntegerField(min_value=2, max_value=104, required=False)
    until = serializers.DateField(required=False)


class InstantField(serializers.DateTimeField):
    """A time with its offset. One without would be taken as UTC and move the session by hours."""

    def enforce_timezone(self, value: datetime) -> datetime:
        if is_naive(value):
            self.fail("invalid", format="YYYY-MM-DDThh:mm:ss+hh:mm")
        return super().enforce_timezone(value)


class GroupSessionIn(serializers.Serializer[Any]):
    support_group = serializers.UUIDField()
    plan = serializers.CharField(max_length=40)
    plan_version = serializers.IntegerField(min_value=1)
    starts_at = InstantField()
    minutes = serializers.IntegerField(min_value=10, max_value=480, required=False)
    place = serializers.CharField(max_length=120, required=False, allow_blank=True)
    protected_time = serializers.BooleanField(default=True)
    repeat = RepetitionIn(required=False)


class GroupSessionChangeIn(serializers.Serializer[Any]):
    starts_at = InstantField(required=False)
    minutes = serializers.IntegerField(min_value=10, max_value=480, required=False)
    place = serializers.CharField(max_length=120, required=False, allow_blank=True)
    protected_time = serializers.BooleanField(required=False)
    plan = serializers.CharField(max_length=40, required=False)
    plan_version = serializers.IntegerField(min_value=1, required=False)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if ("plan" in attrs) != ("plan_version" in attrs):
            raise serializers.ValidationError(
                {"plan_version": [_("Name a plan and its version together.")]}
            )
        return attrs


class OpeningIn(serializers.Serializer[Any]):
    override = serializers.ChoiceField(
        choices=OverrideReason.choices,
        required=False,
        help_text="The lead's reason for not waiting until every prebrief is confirmed",
    )


class AssignmentIn(serializers.Serializer[Any]):
    person = serializers.UUIDField()
    role = serializers.ChoiceField(choices=CoFacilitatorRole.choices)
    is_lead = serializers.BooleanField()


class AssignmentsIn(serializers.Serializer[Any]):
    co_facilitators = AssignmentIn(many=True, allow_empty=False)
