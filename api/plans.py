from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.generics import ListAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from api.request import person_of
from facilitation import access
from facilitation.plans.models import Plan


class PlanBriefOut(serializers.ModelSerializer[Plan]):
    id = serializers.CharField(source="slug")
    review_state = serializers.SerializerMethodField()

    class Meta:
        model = Plan
        fields = ("id", "version", "title", "minutes", "review_state")

    def get_review_state(self, plan: Plan) -> str:
        return plan.script.review_state


class PlanOut(PlanBriefOut):
    """A plan with its whole script; `document` follows content/plan.schema.json."""

    document = serializers.DictField(child=serializers.JSONField())

    class Meta(PlanBriefOut.Meta):
        fields = (*PlanBriefOut.Meta.fields, "modality", "language", "document")  # type: ignore[assignment]


class PlanListView(ListAPIView[Plan]):
    """The newest version of each plan; for facilitators and coordinators."""

    serializer_class = PlanBriefOut
    queryset = Plan.objects.none()

    def get_queryset(self) -> Any:
        return access.plans_of(person_of(self.request)).latest_of_each()


class PlanView(APIView):
    @extend_schema(operation_id="plan", responses=PlanOut)
    def get(self, request: Request, plan_id: str, version: int) -> Response:
        return Response(PlanOut(access.plan_for(person_of(request), plan_id, version)).data)
