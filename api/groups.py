from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from api.people import ProgramBriefOut
from api.programs import PersonBriefOut
from api.request import person_of
from facilitation import access
from facilitation.groups.models import GroupAccess, GroupMember, SupportGroup
from facilitation.groups.roster import (
    add_to_roster,
    change_support_group,
    create_support_group,
    join_open_group,
    remove_from_roster,
)
from facilitation.plans.modality import Modality


class SupportGroupOut(serializers.ModelSerializer[SupportGroup]):
    program = ProgramBriefOut()
    is_member = serializers.SerializerMethodField(help_text="Whether you are on its roster")

    class Meta:
        model = SupportGroup
        fields = ("id", "program", "name", "modality", "capacity", "access", "is_member")

    def get_is_member(self, group: SupportGroup) -> bool:
        return group.members.filter(person=person_of(self.context["request"])).exists()


class SupportGroupIn(serializers.Serializer[Any]):
    program = serializers.UUIDField()
    name = serializers.CharField(max_length=80)
    modality = serializers.ChoiceField(choices=Modality.choices)
    capacity = serializers.IntegerField(min_value=1, max_value=2000)
    access = serializers.ChoiceField(choices=GroupAccess.choices)


class SupportGroupChangeIn(serializers.Serializer[Any]):
    name = serializers.CharField(max_length=80, required=False)
    capacity = serializers.IntegerField(min_value=1, max_value=2000, required=False)


class RosterPlaceOut(serializers.ModelSerializer[GroupMember]):
    person = PersonBriefOut()

    class Meta:
        model = GroupMember
        fields = ("id", "person")


class SupportGroupListView(ListAPIView[SupportGroup]):
    serializer_class = SupportGroupOut
    queryset = SupportGroup.objects.none()

    def get_queryset(self) -> Any:
        return access.groups_of(person_of(self.request))

    @extend_schema(
        operation_id="create_group", request=SupportGroupIn, responses={201: SupportGroupOut}
    )
    def post(self, request: Request) -> Response:
        form = SupportGroupIn(data=request.data)
        access.groups_of(person_of(request))  # a director hears the rule before any field's fault
        form.is_valid(raise_exception=True)
        values = form.validated_data
        group = create_support_group(
            program=access.coordinated_program(person_of(request), values["program"]),
            name=values["name"],
            modality=Modality(values["modality"]),
            capacity=values["capacity"],
            access=GroupAccess(values["access"]),
        )
        return _respond(request, group, status.HTTP_201_CREATED)


class SupportGroupView(APIView):
    @extend_schema(operation_id="group", responses=SupportGroupOut)
    def get(self, request: Request, group_id: UUID) -> Response:
        return _respond(request, access.group_for(person_of(request), group_id))

    @extend_schema(
        operation_id="change_group", request=SupportGroupChangeIn, responses=SupportGroupOut
    )
    def patch(self, request: Request, group_id: UUID) -> Response:
        group = access.coordinated_group(person_of(request), group_id)
        form = SupportGroupChangeIn(data=request.data)
        form.is_valid(raise_exception=True)
        return _respond(request, change_support_group(support_group=group, **form.validated_data))


class RosterView(ListAPIView[GroupMember]):
    """Who may come; for coordinators. Nobody records who came."""

    serializer_class = RosterPlaceOut
    queryset = GroupMember.objects.none()

    def get_queryset(self) -> Any:
        group = access.coordinated_group(person_of(self.request), self.kwargs["group_id"])
        return group.members.select_related("person")


class RosterPlaceView(APIView):
    @extend_schema(operation_id="add_to_roster", request=None, responses=RosterPlaceOut)
    def put(self, request: Request, group_id: UUID, person_id: UUID) -> Response:
        """While the group has a pulse, this costs the program weeks of numbers: stop it first.

        Best on one day for all groups, with no round open; then set each pulse again.
        """
        group = access.coordinated_group(person_of(request), group_id)
        member = access.person_in(group.program, person_id)
        return Response(RosterPlaceOut(add_to_roster(support_group=group, person=member)).data)

    @extend_schema(operation_id="remove_from_roster", responses={204: None})
    def delete(self, request: Request, group_id: UUID, person_id: UUID) -> Response:
        """While the group has a pulse, this costs the program weeks of numbers: see PUT."""
        group = access.coordinated_group(person_of(request), group_id)
        member = access.person_in(group.program, person_id)
        remove_from_roster(support_group=group, person=member)
        return Response(status=status.HTTP_204_NO_CONTENT)


class MyPlaceView(APIView):
    """A resident's own place in a group that is open to the program."""

    @extend_schema(operation_id="join_group", request=None, responses=SupportGroupOut)
    def put(self, request: Request, group_id: UUID) -> Response:
        person = person_of(request)
        group = access.group_for(person, group_id)
        join_open_group(support_group=group, person=person)
        return _respond(request, group)

    @extend_schema(operation_id="leave_group", responses={204: None})
    def delete(self, request: Request, group_id: UUID) -> Response:
        person = person_of(request)
        remove_from_roster(support_group=access.group_for(person, group_id), person=person)
        return Response(status=status.HTTP_204_NO_CONTENT)


def _respond(request: Request, group: SupportGroup, code: int = status.HTTP_200_OK) -> Response:
    return Response(SupportGroupOut(group, context={"request": request}).data, status=code)
