"""A program's trends, for its director and for coordinators who sit in no group."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from api.request import person_of
from api.trend_shapes import TrendsOut, trends_out
from facilitation import access
from facilitation.trends.reading import trends_of


class TrendsQuery(serializers.Serializer[Any]):
    before = serializers.IntegerField(
        min_value=1, required=False, help_text="Only blocks before the one of this number"
    )


class TrendsView(APIView):
    @extend_schema(operation_id="trends", parameters=[TrendsQuery], responses=TrendsOut)
    def get(self, request: Request, program_id: UUID) -> Response:
        """What a program was told of its pulse: no group, no session, nobody.

        Each answer holds the last 13 blocks, or those before `before`. There are no other
        parameters: no date range, no filter.
        """
        program = access.program_with_trends(person_of(request), program_id)
        query = TrendsQuery(data=request.query_params)
        query.is_valid(raise_exception=True)
        return Response(trends_out(trends_of(program, **query.validated_data)))
