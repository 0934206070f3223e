"""A program's numbers to call: everybody's help sheet, and what its coordinators keep."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from api.help_shapes import (
    CountryResourcesOut,
    HelpOut,
    OnCallContactOut,
    SessionSafetyOut,
    help_of,
)
from api.request import person_of
from facilitation import access
from facilitation.programs.models import Program
from facilitation.safety.models import LONGEST_PHONE, LONGEST_SERVICE, LONGEST_WHEN
from facilitation.safety.on_call import (
    add_on_call_contact,
    change_on_call_contact,
    remove_on_call_contact,
    verify_on_call_contact,
)
from facilitation.safety.protocol import safety_protocol
from facilitation.safety.resources import good_for, problems_with, resources_for


class OnCallContactIn(serializers.Serializer[Any]):
    """A role or a service, not a person's name."""

    service = serializers.CharField(max_length=LONGEST_SERVICE)
    phone = serializers.CharField(max_length=LONGEST_PHONE)
    when = serializers.CharField(max_length=LONGEST_WHEN, help_text="When it answers")
    for_residents = serializers.BooleanField(help_text="Whether residents are shown it, too")


class ResourceProblemOut(serializers.Serializer[Any]):
    code = serializers.CharField()
    detail = serializers.CharField()


class SafetyResourcesOut(serializers.Serializer[Any]):
    """Rooms of the program open while `problems` is empty."""

    country = CountryResourcesOut(allow_null=True)
    contacts = OnCallContactOut(many=True)
    good_for_days = serializers.IntegerField()
    problems = ResourceProblemOut(many=True)


class HelpView(APIView):
    @extend_schema(operation_id="program_help", responses=HelpOut)
    def get(self, request: Request, program_id: UUID) -> Response:
        """Whom people of this program can call. Made to be kept on the phone."""
        return Response(HelpOut(help_of(access.program_for(person_of(request), program_id))).data)


class SessionSafetyView(APIView):
    @extend_schema(operation_id="session_safety", responses=SessionSafetyOut)
    def get(self, request: Request, session_id: UUID) -> Response:
        """What the co-facilitators of this session do and whom they call when it is serious."""
        session = access.facilitated_session(person_of(request), session_id)
        found = resources_for(session.support_group.program)
        body = {
            "country": found.country,
            "contacts": found.contacts,
            "protocol": safety_protocol(),
        }
        return Response(SessionSafetyOut(body).data)


class SafetyResourcesView(APIView):
    @extend_schema(operation_id="safety_resources", responses=SafetyResourcesOut)
    def get(self, request: Request, program_id: UUID) -> Response:
        """What the program has, and what keeps its rooms shut; for its coordinators."""
        return _respond(access.coordinated_program(person_of(request), program_id))


class OnCallContactListView(APIView):
    @extend_schema(
        operation_id="add_on_call_contact",
        request=OnCallContactIn,
        responses={201: OnCallContactOut},
    )
    def post(self, request: Request, program_id: UUID) -> Response:
        """Write a contact down. It counts once somebody has rung it."""
        program = access.coordinated_program(person_of(request), program_id)
        form = OnCallContactIn(data=request.data)
        form.is_valid(raise_exception=True)
        contact = add_on_call_contact(program=program, **form.validated_data)
        return Response(OnCallContactOut(contact).data, status=status.HTTP_201_CREATED)


class OnCallContactView(APIView):
    @extend_schema(
        operation_id="change_on_call_contact", request=OnCallContactIn, responses=OnCallContactOut
    )
    def put(self, request: Request, program_id: UUID, contact_id: UUID) -> Response:
        """Change a contact. A new number has to be rung again."""
        program = access.coordinated_program(person_of(request), program_id)
        form = OnCallContactIn(data=request.data)
        form.is_valid(raise_exception=True)
        contact = change_on_call_contact(
            program=program, contact_id=contact_id, **form.validated_data
        )
        return Response(OnCallContactOut(contact).data)

    @extend_schema(operation_id="remove_on_call_contact", responses={204: None})
    def delete(self, request: Request, program_id: UUID, contact_id: UUID) -> Response:
        program = access.coordinated_program(person_of(request), program_id)
        remove_on_call_contact(program=program, contact_id=contact_id)
        return Response(status=status.HTTP_204_NO_CONTENT)


class OnCallContactVerifiedView(APIView):
    @extend_schema(operation_id="verify_on_call_contact", request=None, responses=OnCallContactOut)
    def post(self, request: Request, program_id: UUID, contact_id: UUID) -> Response:
        """Say that somebody rang the number today and it answered."""
        program = access.coordinated_program(person_of(request), program_id)
        contact = verify_on_call_contact(program=program, contact_id=contact_id)
        return Response(OnCallContactOut(contact).data)


def _respond(program: Program) -> Response:
    found = resources_for(program)
    body = {
        "country": found.country,
        "contacts": found.contacts,
        "good_for_days": good_for().days,
        "problems": list(problems_with(found)),
    }
    return Response(SafetyResourcesOut(body).data)
