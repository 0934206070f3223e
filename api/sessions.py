from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers, status
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from api.request import person_of
from api.rooms import RoomOut, room_out
from api.session_shapes import (
    AssignmentsIn,
    GroupSessionChangeIn,
    GroupSessionIn,
    GroupSessionOut,
    OpeningIn,
)
from facilitation import access
from facilitation.live_room.opening import open_room
from facilitation.prebriefs.standing import with_prebriefs
from facilitation.sessions.assignment import Assignment, assign_co_facilitators
from facilitation.sessions.lifecycle import move
from facilitation.sessions.models import (
    CoFacilitatorRole,
    GroupSession,
    SessionStatus,
)
from facilitation.sessions.scheduling import Repetition, change_session, draft_sessions

WHEN = ["today", "upcoming", "past"]


class GroupSessionListView(ListAPIView[GroupSession]):
    serializer_class = GroupSessionOut
    queryset = GroupSession.objects.none()

    def get_queryset(self) -> Any:
        sessions = with_prebriefs(access.sessions_of(person_of(self.request)).with_details())
        when = self.request.query_params.get("when")
        if when is None:
            return sessions
        if when not in WHEN:
            raise serializers.ValidationError({"when": [f"One of: {', '.join(WHEN)}."]})
        return sessions.in_time(when)

    @extend_schema(
        parameters=[OpenApiParameter("when", str, enum=WHEN, description="In each program's zone")]
    )
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Sessions that you facilitate, may attend, or coordinate."""
        return super().get(request, *args, **kwargs)

    @extend_schema(
        operation_id="draft_sessions",
        request=GroupSessionIn,
        responses={201: GroupSessionOut(many=True)},
    )
    def post(self, request: Request) -> Response:
        """Draft one session, or a series with `repeat`. Members do not see drafts."""
        person = person_of(request)
        access.sessions_of(person)  # a director hears the rule before any field's fault
        form = GroupSessionIn(data=request.data)
        form.is_valid(raise_exception=True)
        values = form.validated_data
        repeat = values.get("repeat")
        drafted = draft_sessions(
            support_group=access.coordinated_group(person, values["support_group"]),
            plan=access.plan_for(person, values["plan"], values["plan_version"]),
            starts_at=values["starts_at"],
            place=values.get("place", ""),
            protected_time=values["protected_time"],
            minutes=values.get("minutes"),
            repetition=Repetition(**repeat) if repeat else None,
        )
        body = GroupSessionOut(drafted, many=True, context={"request": request}).data
        return Response(body, status=status.HTTP_201_CREATED)


class GroupSessionView(APIView):
    @extend_schema(operation_id="session", responses=GroupSessionOut)
    def get(self, request: Request, session_id: UUID) -> Response:
        return _respond(request, access.session_for(person_of(request), session_id))

    @extend_schema(
        operation_id="change_session", request=GroupSessionChangeIn, responses=GroupSessionOut
    )
    def patch(self, request: Request, session_id: UUID) -> Response:
        """Move or change a session. Another plan has its prebriefs confirmed again."""
        person = person_of(request)
        session = access.coordinated_session(person, session_id)
        form = GroupSessionChangeIn(data=request.data)
        form.is_valid(raise_exception=True)
        values = dict(form.validated_data)
        if "plan" in values:
            values["plan"] = access.plan_for(person, values["plan"], values.pop("plan_version"))
        return _respond(request, change_session(group_session=session, **values))


class CoFacilitatorsView(APIView):
    @extend_schema(
        operation_id="assign_co_facilitators", request=AssignmentsIn, responses=GroupSessionOut
    )
    def put(self, request: Request, session_id: UUID) -> Response:
        """Replace the session's co-facilitators."""
        person = person_of(request)
        session = access.coordinated_session(person, session_id)
        form = AssignmentsIn(data=request.data)
        form.is_valid(raise_exception=True)
        program = session.support_group.program
        assign_co_facilitators(
            group_session=session,
            assignments=[
                Assignment(
                    person=access.person_in(program, each["person"]),
                    role=CoFacilitatorRole(each["role"]),
                    is_lead=each["is_lead"],
                )
                for each in form.validated_data["co_facilitators"]
            ],
        )
        return _respond(request, access.session_for(person, session_id))


class ScheduleView(APIView):
    @extend_schema(operation_id="schedule_session", request=None, responses=GroupSessionOut)
    def post(self, request: Request, session_id: UUID) -> Response:
        """Show a drafted session to its members and co-facilitators."""
        session = access.coordinated_session(person_of(request), session_id)
        return _respond(request, move(group_session=session, to=SessionStatus.SCHEDULED))


class CancelView(APIView):
    @extend_schema(operation_id="cancel_session", request=None, responses=GroupSessionOut)
    def post(self, request: Request, session_id: UUID) -> Response:
        session = access.coordinated_session(person_of(request), session_id)
        return _respond(request, move(group_session=session, to=SessionStatus.CANCELLED))


class OpenView(APIView):
    @extend_schema(operation_id="open_session", request=OpeningIn, responses=RoomOut)
    def post(self, request: Request, session_id: UUID) -> Response:
        """Open the session's room; for its co-facilitators. Opening again returns the same room.

        It opens when each of them has confirmed the prebrief. `override` lets the lead open it
        before, for a reason that is kept; nothing lets it open without usable crisis numbers.
        """
        person = person_of(request)
        session = access.session_for(person, session_id)
        form = OpeningIn(data=request.data)
        form.is_valid(raise_exception=True)
        room = open_room(group_session=session, person=person, **form.validated_data)
        return Response(room_out(request, room))


def _respond(request: Request, session: GroupSession) -> Response:
    return Response(GroupSessionOut(session, context={"request": request}).data)
