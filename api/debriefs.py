"""A co-facilitator's own debrief of a session, and the tags that it is made of."""

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
from facilitation.debriefs.filing import (
    MOST_TAGS,
    changeable_until,
    debrief_of,
    file_debrief,
    is_changeable,
)
from facilitation.debriefs.models import LEAST_PREPARED, MOST_PREPARED
from facilitation.debriefs.tags import TagGroup, tag_list
from facilitation.sessions.models import CoFacilitator

PREPARED = "How prepared you felt, from 1 (not at all) to 5 (fully)"


class DebriefTagOut(serializers.Serializer[Any]):
    id = serializers.CharField()
    group = serializers.ChoiceField(choices=TagGroup.choices)
    text = serializers.CharField()


class DebriefTagsOut(serializers.Serializer[Any]):
    """The fixed list, in the order in which to offer it."""

    review_state = serializers.CharField()
    most_tags = serializers.IntegerField(help_text="How many one debrief may name")
    tags = DebriefTagOut(many=True)


class DebriefIn(serializers.Serializer[Any]):
    tags = serializers.ListField(
        child=serializers.CharField(),
        help_text=f"Ids from /debrief-tags, {MOST_TAGS} at the most, each once",
    )
    preparedness = serializers.IntegerField(
        min_value=LEAST_PREPARED, max_value=MOST_PREPARED, help_text=PREPARED
    )


class DebriefOut(serializers.Serializer[Any]):
    """Your own debrief; no tags and a null `preparedness` until you have filed one."""

    filed = serializers.BooleanField()
    changeable = serializers.BooleanField(help_text="Whether you can file or replace it now")
    changeable_until = serializers.DateTimeField()
    tags = serializers.ListField(child=serializers.CharField())
    preparedness = serializers.IntegerField(allow_null=True, help_text=PREPARED)


class DebriefTagsView(APIView):
    @extend_schema(operation_id="debrief_tags", responses=DebriefTagsOut)
    def get(self, request: Request) -> Response:
        """What a debrief can say. Anybody signed in may look it up: it speaks of nobody."""
        shipped = tag_list()
        body = {
            "review_state": shipped.review_state,
            "most_tags": MOST_TAGS,
            "tags": shipped.tags,
        }
        return Response(DebriefTagsOut(body).data)


class DebriefView(APIView):
    @extend_schema(operation_id="debrief", responses=DebriefOut)
    def get(self, request: Request, session_id: UUID) -> Response:
        """Your own debrief of this session. Nobody can read another's."""
        return _respond(access.co_facilitator_in(person_of(request), session_id))

    @extend_schema(operation_id="file_debrief", request=DebriefIn, responses=DebriefOut)
    def put(self, request: Request, session_id: UUID) -> Response:
        """File or replace your debrief: from the room's closing until 14 days after the session."""
        helper = access.co_facilitator_in(person_of(request), session_id)
        form = DebriefIn(data=request.data)
        form.is_valid(raise_exception=True)
        file_debrief(co_facilitator=helper, **form.validated_data)
        return _respond(helper)


def _respond(helper: CoFacilitator) -> Response:
    debrief = debrief_of(helper)
    body = {
        "filed": debrief is not None,
        "changeable": is_changeable(helper.group_session),
        "changeable_until": changeable_until(helper.group_session),
        "tags": debrief.tags if debrief else [],
        "preparedness": debrief.preparedness if debrief else None,
    }
    return Response(DebriefOut(body).data)
