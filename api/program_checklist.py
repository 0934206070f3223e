"""The program checklist: what director and coordinators found, side by side."""

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
from facilitation.program_checklist.answering import PointFound, answer_point, checklist_of
from facilitation.program_checklist.models import ChecklistAnswer
from facilitation.programs.models import Program

ANSWERS = ChecklistAnswer.choices


class FoundOut(serializers.Serializer[Any]):
    """What somebody in this role found. Who it was is not kept."""

    answer = serializers.ChoiceField(choices=ANSWERS)
    on = serializers.DateField(allow_null=True, help_text="When it was last answered")


class PointOut(serializers.Serializer[Any]):
    """One point of the checklist. `constructs` are those of the pulse that it belongs beside."""

    id = serializers.CharField(source="point.id")
    title = serializers.CharField(source="point.title")
    question = serializers.CharField(source="point.question")
    yes_means = serializers.CharField(source="point.yes_means")
    next_step = serializers.CharField(source="point.next_step")
    constructs = serializers.ListField(child=serializers.CharField(), source="point.constructs")
    evidence = serializers.ListField(child=serializers.CharField(), source="point.evidence")
    review_state = serializers.CharField(source="point.review_state")
    director = FoundOut()
    coordinator = FoundOut()


class PointAnswerIn(serializers.Serializer[Any]):
    answer = serializers.ChoiceField(choices=ANSWERS, help_text="`not_yet` takes an answer back")


class ChecklistView(APIView):
    @extend_schema(operation_id="checklist", responses=PointOut(many=True))
    def get(self, request: Request, program_id: UUID) -> Response:
        """What a program can look at in itself; for its directors and coordinators."""
        return _respond(access.steered_program(person_of(request), program_id))


class ChecklistPointView(APIView):
    @extend_schema(
        operation_id="answer_point", request=PointAnswerIn, responses=PointOut(many=True)
    )
    def put(self, request: Request, program_id: UUID, point_id: str) -> Response:
        """Say what you found, in your role; answers with the whole list."""
        person = person_of(request)
        program = access.steered_program(person, program_id)
        form = PointAnswerIn(data=request.data)
        form.is_valid(raise_exception=True)
        answer_point(
            program=program,
            point_id=point_id,
            role=access.steering_role(person, program),
            answer=ChecklistAnswer(form.validated_data["answer"]),
        )
        return _respond(program)


def _respond(program: Program) -> Response:
    found: list[PointFound] = checklist_of(program)
    return Response(PointOut(found, many=True).data)
