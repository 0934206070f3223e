from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from api.request import person_of
from facilitation import access
from facilitation.plans.poll_draft import PollDraft
from facilitation.plans.poll_template import PollKind
from facilitation.prepared_polls.library import LibraryPoll, poll_library
from facilitation.prepared_polls.models import PreparedPoll
from facilitation.prepared_polls.preparing import discard_prepared_poll, prepare_poll

KINDS = [kind.value for kind in PollKind]


class LibraryPollOut(serializers.Serializer[Any]):
    """A ready poll; `document` follows the `poll` part of content/plan.schema.json."""

    id = serializers.CharField()
    kind = serializers.ChoiceField(choices=KINDS)
    question = serializers.CharField()
    when = serializers.CharField()
    review_state = serializers.CharField()
    evidence = serializers.ListField(child=serializers.CharField())
    document = serializers.DictField(child=serializers.JSONField())


class PreparedPollIn(serializers.Serializer[Any]):
    """Choices and rankings have options, a scale has its bounds and labels."""

    kind = serializers.ChoiceField(choices=KINDS)
    question = serializers.CharField(max_length=120)
    options = serializers.ListField(
        child=serializers.CharField(max_length=40), max_length=8, required=False
    )
    min = serializers.IntegerField(required=False)
    max = serializers.IntegerField(required=False)
    min_label = serializers.CharField(max_length=24, required=False)
    max_label = serializers.CharField(max_length=24, required=False)


class PreparedPollOut(serializers.Serializer[Any]):
    """A poll written for one session; `document` as in the library."""

    id = serializers.CharField()
    kind = serializers.ChoiceField(choices=KINDS)
    question = serializers.CharField()
    document = serializers.DictField(child=serializers.JSONField())


class PollLibraryView(APIView):
    @extend_schema(operation_id="poll_library", responses=LibraryPollOut(many=True))
    def get(self, request: Request) -> Response:
        """Polls that a lead can open at any moment; for facilitators and coordinators."""
        access.check_prepares_sessions(person_of(request))
        polls = [_library_out(each) for each in poll_library().values()]
        return Response(LibraryPollOut(polls, many=True).data)


class PreparedPollListView(APIView):
    @extend_schema(operation_id="prepared_polls", responses=PreparedPollOut(many=True))
    def get(self, request: Request, session_id: UUID) -> Response:
        """Polls written for this session, for its co-facilitators."""
        session = access.facilitated_session(person_of(request), session_id)
        polls = [_prepared_out(each) for each in session.prepared_polls.all()]
        return Response(PreparedPollOut(polls, many=True).data)

    @extend_schema(
        operation_id="prepare_poll", request=PreparedPollIn, responses={201: PreparedPollOut}
    )
    def post(self, request: Request, session_id: UUID) -> Response:
        """Write a poll for this session. It counts as sensitive."""
        session = access.facilitated_session(person_of(request), session_id)
        form = PreparedPollIn(data=request.data)
        form.is_valid(raise_exception=True)
        values = {**form.validated_data, "kind": PollKind(form.validated_data["kind"])}
        draft = PollDraft(**{**values, "options": tuple(values.get("options", ()))})
        prepared = prepare_poll(group_session=session, draft=draft)
        return Response(_prepared_out(prepared), status=status.HTTP_201_CREATED)


class PreparedPollView(APIView):
    @extend_schema(operation_id="discard_prepared_poll", responses={204: None})
    def delete(self, request: Request, session_id: UUID, poll_id: UUID) -> Response:
        session = access.facilitated_session(person_of(request), session_id)
        discard_prepared_poll(group_session=session, poll_id=poll_id)
        return Response(status=status.HTTP_204_NO_CONTENT)


def _library_out(poll: LibraryPoll) -> dict[str, Any]:
    return {
        "id": poll.document["id"],
        "kind": poll.document["kind"],
        "question": poll.document["question"],
        "when": poll.when,
        "review_state": poll.review_state,
        "evidence": list(poll.evidence),
        "document": poll.document,
    }


def _prepared_out(prepared: PreparedPoll) -> dict[str, Any]:
    return {
        "id": str(prepared.pk),
        "kind": prepared.document["kind"],
        "question": prepared.document["question"],
        "document": prepared.document,
    }
