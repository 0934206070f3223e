"""You said, we did: what a program changed, for everybody in it to read."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from api.request import person_of
from facilitation import access
from facilitation.program_actions.models import (
    LONGEST_DESCRIPTION,
    LONGEST_TITLE,
    AboutKind,
    ProgramAction,
)
from facilitation.program_actions.reading import actions_of
from facilitation.program_actions.recording import (
    action_in,
    change_action,
    record_action,
    withdraw_action,
)
from facilitation.program_actions.topics import topic_name, topics

TITLE = "What was done, in a few words about the program; no names"
ABOUT = "Id of a pulse construct, or of a debrief tag"


class ActionIn(serializers.Serializer[Any]):
    title = serializers.CharField(max_length=LONGEST_TITLE, help_text=TITLE)
    description = serializers.CharField(
        max_length=LONGEST_DESCRIPTION, allow_blank=True, default="", help_text="A little more"
    )
    done_on = serializers.DateField(help_text="In the program's time zone; not in the future")
    about_kind = serializers.ChoiceField(choices=AboutKind.choices)
    about = serializers.CharField(max_length=40, help_text=ABOUT)


class ActionChangeIn(serializers.Serializer[Any]):
    """What is left out stays as it was."""

    title = serializers.CharField(max_length=LONGEST_TITLE, required=False, help_text=TITLE)
    description = serializers.CharField(
        max_length=LONGEST_DESCRIPTION, allow_blank=True, required=False
    )
    done_on = serializers.DateField(required=False)
    about_kind = serializers.ChoiceField(choices=AboutKind.choices, required=False)
    about = serializers.CharField(max_length=40, required=False, help_text=ABOUT)


class ActionOut(serializers.Serializer[Any]):
    """Nobody's name: an action is the program's."""

    id = serializers.UUIDField()
    title = serializers.CharField()
    description = serializers.CharField(allow_blank=True)
    done_on = serializers.DateField()
    about_kind = serializers.ChoiceField(choices=AboutKind.choices)
    about = serializers.CharField(help_text=ABOUT)
    about_text = serializers.SerializerMethodField(help_text="The same in words for people")
    recorded_on = serializers.DateField(help_text="From when on people could read it")

    def get_about_text(self, action: ProgramAction) -> str:
        return topic_name(action)


class TopicOut(serializers.Serializer[Any]):
    about_kind = serializers.ChoiceField(choices=AboutKind.choices)
    about = serializers.CharField()
    text = serializers.CharField()


class ActionListView(ListAPIView[ProgramAction]):
    """What was done, the last first; for everybody in the program."""

    serializer_class = ActionOut
    queryset = ProgramAction.objects.none()

    def get_queryset(self) -> Any:
        return actions_of(access.program_for(person_of(self.request), self.kwargs["program_id"]))

    @extend_schema(operation_id="record_action", request=ActionIn, responses={201: ActionOut})
    def post(self, request: Request, program_id: UUID) -> Response:
        """Record something that was done; directors and coordinators."""
        program = access.steered_program(person_of(request), program_id)
        form = ActionIn(data=request.data)
        form.is_valid(raise_exception=True)
        action = record_action(program=program, **form.validated_data)
        return Response(ActionOut(action).data, status=status.HTTP_201_CREATED)


class ActionView(APIView):
    @extend_schema(operation_id="change_action", request=ActionChangeIn, responses=ActionOut)
    def patch(self, request: Request, program_id: UUID, action_id: UUID) -> Response:
        """Mend what was recorded; directors and coordinators."""
        program = access.steered_program(person_of(request), program_id)
        form = ActionChangeIn(data=request.data)
        form.is_valid(raise_exception=True)
        action = change_action(action=action_in(program, action_id), **form.validated_data)
        return Response(ActionOut(action).data)

    @extend_schema(operation_id="withdraw_action", responses={204: None})
    def delete(self, request: Request, program_id: UUID, action_id: UUID) -> Response:
        """Take it back: nobody reads it any more."""
        program = access.steered_program(person_of(request), program_id)
        withdraw_action(action=action_in(program, action_id))
        return Response(status=status.HTTP_204_NO_CONTENT)


class ActionTopicsView(APIView):
    @extend_schema(operation_id="action_topics", responses=TopicOut(many=True))
    def get(self, request: Request) -> Response:
        """What an action can be about. Anybody signed in may look it up."""
        rows = [
            {"about_kind": kind, "about": about, "text": text}
            for (kind, about), text in topics().items()
        ]
        return Response(TopicOut(rows, many=True).data)
