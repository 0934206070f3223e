from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from api.file_renderers import CsvRenderer
from api.request import person_of
from api.table_cells import safe_cell
from facilitation import access
from facilitation.live_room.exporting import RevealedPoll, revealed_polls
from facilitation.plans.poll_template import PollKind, Sensitivity

COLUMNS = ["step", "question", "kind", "option", "votes", "percent", "place", "near", "ballots"]


class ResultRowOut(serializers.Serializer[Any]):
    """`votes`, `percent` and `place` are null where the room was not told either."""

    option = serializers.CharField()
    votes = serializers.IntegerField(allow_null=True)
    percent = serializers.IntegerField(allow_null=True)
    place = serializers.FloatField(allow_null=True, help_text="Mean place in a ranking; 1 is first")
    near = serializers.ChoiceField(choices=["all", "none"], allow_null=True)


class PollResultOut(serializers.Serializer[Any]):
    step = serializers.CharField()
    question = serializers.CharField()
    kind = serializers.ChoiceField(choices=[each.value for each in PollKind])
    sensitivity = serializers.ChoiceField(choices=[each.value for each in Sensitivity])
    exact = serializers.BooleanField()
    ballots = serializers.IntegerField(allow_null=True)
    mean = serializers.FloatField(allow_null=True)
    leading = serializers.CharField(allow_null=True)
    rows = ResultRowOut(many=True)


class PollResultsView(APIView):
    @extend_schema(operation_id="poll_results", responses=PollResultOut(many=True))
    def get(self, request: Request, session_id: UUID) -> Response:
        """What the room saw of its polls, for the session's co-facilitators; nothing more."""
        session = access.facilitated_session(person_of(request), session_id)
        return Response(
            PollResultOut([_out(poll) for poll in revealed_polls(session)], many=True).data
        )


class PollResultsCsvView(APIView):
    renderer_classes = (JSONRenderer, CsvRenderer)

    @extend_schema(operation_id="poll_results_csv", responses={(200, "text/csv"): OpenApiTypes.STR})
    def get(self, request: Request, session_id: UUID) -> HttpResponse:
        """The same as a table, one row an option."""
        session = access.facilitated_session(person_of(request), session_id)
        table = io.StringIO()
        writer = csv.writer(table)
        writer.writerow(COLUMNS)
        for poll in revealed_polls(session):
            writer.writerows(_table_rows(poll))
        return HttpResponse(
            table.getvalue(),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": 'attachment; filename="poll-results.csv"'},
        )


def _out(poll: RevealedPoll) -> dict[str, Any]:
    texts = {option.id: option.text for option in poll.options}
    result = poll.result
    return {
        "step": poll.step,
        "question": poll.question,
        "kind": poll.kind,
        "sensitivity": poll.sensitivity,
        "exact": result.exact,
        "ballots": result.ballots,
        "mean": result.mean,
        "leading": None if result.leading is None else texts[result.leading],
        "rows": [
            {
                "option": texts[row.option],
                "votes": row.count,
                "percent": row.share,
                "place": row.place,
                "near": row.near,
            }
            for row in result.rows
        ],
    }


def _table_rows(poll: RevealedPoll) -> Iterator[list[Any]]:
    out = _out(poll)
    for row in out["rows"]:
        near = row["near"] or ("all" if row["option"] == out["leading"] else "")
        cells = [out["step"], out["question"], out["kind"], row["option"]]
        cells += [row["votes"], row["percent"], row["place"], near, out["ballots"]]
        yield [safe_cell(cell) for cell in cells]
