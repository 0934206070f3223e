from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from api.mail import origin_of, send_invitation
from api.request import person_of
from facilitation import access
from facilitation.programs.enrolment import record_evaluation, remove_evaluation
from facilitation.programs.invitations import invite
from facilitation.programs.models import (
    Evaluation,
    Invitation,
    Membership,
    Person,
    Program,
    ProgramQuerySet,
    Role,
)


class ProgramOut(serializers.ModelSerializer[Program]):
    class Meta:
        model = Program
        fields = ("id", "name", "time_zone", "country")


class PersonBriefOut(serializers.ModelSerializer[Person]):
    class Meta:
        model = Person
        fields = ("id", "name")


class MembershipOut(serializers.ModelSerializer[Membership]):
    person = PersonBriefOut()

    class Meta:
        model = Membership
        fields = ("id", "person", "role")


class InvitationIn(serializers.Serializer[Any]):
    email = serializers.EmailField()
    name = serializers.CharField(max_length=120)
    role = serializers.ChoiceField(choices=Role.choices)


class InvitationOut(serializers.ModelSerializer[Invitation]):
    """An invitation without its code, which only the invited person's mail holds."""

    class Meta:
        model = Invitation
        fields = ("id", "email", "name", "role", "expires_at")


class EvaluationIn(serializers.Serializer[Any]):
    evaluator = serializers.UUIDField()
    resident = serializers.UUIDField()


class EvaluationOut(serializers.ModelSerializer[Evaluation]):
    evaluator = PersonBriefOut()
    resident = PersonBriefOut()

    class Meta:
        model = Evaluation
        fields = ("id", "evaluator", "resident")


class ProgramListView(ListAPIView[Program]):
    serializer_class = ProgramOut

    def get_queryset(self) -> ProgramQuerySet:
        return access.programs_of(person_of(self.request)).order_by("name", "id")


class ProgramView(APIView):
    @extend_schema(operation_id="program", responses=ProgramOut)
    def get(self, request: Request, program_id: UUID) -> Response:
        return Response(ProgramOut(access.program_for(person_of(request), program_id)).data)


class MembershipListView(ListAPIView[Membership]):
    """Everybody in the program and their roles; for its coordinators."""

    serializer_class = MembershipOut
    queryset = Membership.objects.none()

    def get_queryset(self) -> Any:
        program = access.coordinated_program(person_of(self.request), self.kwargs["program_id"])
        return program.memberships.select_related("person")


class InvitationListView(ListAPIView[Invitation]):
    serializer_class = InvitationOut
    queryset = Invitation.objects.none()

    def get_queryset(self) -> Any:
        program = access.coordinated_program(person_of(self.request), self.kwargs["program_id"])
        return program.invitations.filter(uses_left__gt=0)

    @extend_schema(operation_id="invite", request=InvitationIn, responses={201: InvitationOut})
    def post(self, request: Request, program_id: UUID) -> Response:
        """Mail somebody a one-time code. Sending again replaces the earlier code."""
        program = access.coordinated_program(person_of(request), program_id)
        form = InvitationIn(data=request.data)
        form.is_valid(raise_exception=True)
        values = form.validated_data
        sent = invite(
            program=program,
            email=values["email"],
            name=values["name"],
            role=Role(values["role"]),
        )
        send_invitation(sent, origin=origin_of(request))
        return Response(InvitationOut(sent.invitation).data, status=status.HTTP_201_CREATED)


class EvaluationListView(ListAPIView[Evaluation]):
    """Who evaluates whom; for the program's coordinators."""

    serializer_class = EvaluationOut
    queryset = Evaluation.objects.none()

    def get_queryset(self) -> Any:
        program = access.coordinated_program(person_of(self.request), self.kwargs["program_id"])
        return program.evaluations.select_related("evaluator", "resident")

    @extend_schema(operation_id="record_evaluation", request=EvaluationIn, responses=EvaluationOut)
    def post(self, request: Request, program_id: UUID) -> Response:
        program = access.coordinated_program(person_of(request), program_id)
        form = EvaluationIn(data=request.data)
        form.is_valid(raise_exception=True)
        evaluation = record_evaluation(
            program=program,
            evaluator=access.person_in(program, form.validated_data["evaluator"]),
            resident=access.person_in(program, form.validated_data["resident"]),
        )
        return Response(EvaluationOut(evaluation).data)


class EvaluationView(APIView):
    @extend_schema(operation_id="remove_evaluation", responses={204: None})
    def delete(self, request: Request, program_id: UUID, evaluation_id: UUID) -> Response:
        program = access.coordinated_program(person_of(request), program_id)
        remove_evaluation(program=program, evaluation_id=evaluation_id)
        return Response(status=status.HTTP_204_NO_CONTENT)
