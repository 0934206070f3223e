"""For coordinators: pairs proposed for a term, and what the make-up of groups asks to look at."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from api.programs import PersonBriefOut
from api.request import person_of
from facilitation import access
from facilitation.pairing.adopting import Wanted, adopt
from facilitation.pairing.composition import Caution, composition_of
from facilitation.pairing.explaining import (
    CAUTION_TEXTS,
    propose_for_program,
)
from facilitation.pairing.term import Lack, Part, Reason


class TermIn(serializers.Serializer[Any]):
    first = serializers.DateField(help_text="First day, in the program's time zone")
    last = serializers.DateField(help_text="Last day, included; at most a year later")


class ProposedOut(serializers.Serializer[Any]):
    """One part of one session: either `person` and why, or null and what is lacking."""

    part = serializers.ChoiceField(choices=list(Part))
    person = PersonBriefOut(allow_null=True)
    reason = serializers.ChoiceField(choices=list(Reason), allow_null=True)
    lack = serializers.ChoiceField(choices=list(Lack), allow_null=True)
    could = serializers.IntegerField(help_text="How many were free and allowed")
    explanation = serializers.CharField()


class ProposedSessionOut(serializers.Serializer[Any]):
    session = serializers.UUIDField()
    group = serializers.CharField()
    starts_at = serializers.DateTimeField()
    parts = ProposedOut(many=True)


class LoadOut(serializers.Serializer[Any]):
    person = PersonBriefOut()
    sessions = serializers.IntegerField(help_text="In the term, with those assigned already")


class ProposalOut(serializers.Serializer[Any]):
    sessions = ProposedSessionOut(many=True)
    loads = LoadOut(many=True)
    unmet = serializers.IntegerField(help_text="Parts that nobody could take")
    gap = serializers.FloatField(
        help_text="How far above the best possible cost this lies at the most; 0.02 is 2 %"
    )
    seconds = serializers.FloatField()


class WantedIn(serializers.Serializer[Any]):
    session = serializers.UUIDField()
    part = serializers.ChoiceField(choices=list(Part))
    person = serializers.UUIDField()


class AdoptionIn(serializers.Serializer[Any]):
    choices = WantedIn(many=True, allow_empty=False)


class AdoptedOut(serializers.Serializer[Any]):
    sessions = serializers.IntegerField(help_text="How many got somebody")


class CautionOut(serializers.Serializer[Any]):
    kind = serializers.ChoiceField(choices=list(Caution))
    text = serializers.CharField()


class GroupCompositionOut(serializers.Serializer[Any]):
    group = serializers.UUIDField()
    name = serializers.CharField()
    people = serializers.IntegerField()
    usual_least = serializers.IntegerField()
    usual_most = serializers.IntegerField()
    cautions = CautionOut(many=True)


class CompositionOut(serializers.Serializer[Any]):
    groups = GroupCompositionOut(many=True)
    left_out = PersonBriefOut(many=True, help_text="Residents on no roster")


class PairingView(APIView):
    @extend_schema(operation_id="propose_pairs", request=TermIn, responses=ProposalOut)
    def post(self, request: Request, program_id: UUID) -> Response:
        """Propose who fills what sessions of these days still lack. Nothing is assigned yet.

        Takes up to about ten seconds.
        """
        program = access.coordinated_program(person_of(request), program_id)
        form = TermIn(data=request.data)
        form.is_valid(raise_exception=True)
        return Response(ProposalOut(propose_for_program(program, **form.validated_data)).data)


class PairingAdoptionView(APIView):
    @extend_schema(operation_id="adopt_pairs", request=AdoptionIn, responses=AdoptedOut)
    def post(self, request: Request, program_id: UUID) -> Response:
        """Assign what you agree to, all of it or nothing. Who is assigned already stays."""
        program = access.coordinated_program(person_of(request), program_id)
        form = AdoptionIn(data=request.data)
        form.is_valid(raise_exception=True)
        wanted = [
            Wanted(each["session"], Part(each["part"]), each["person"])
            for each in form.validated_data["choices"]
        ]
        return Response(AdoptedOut({"sessions": adopt(program=program, choices=wanted)}).data)


class CompositionView(APIView):
    @extend_schema(operation_id="composition", responses=CompositionOut)
    def get(self, request: Request, program_id: UUID) -> Response:
        """What the make-up of your groups asks you to look at. It forbids nothing."""
        program = access.coordinated_program(person_of(request), program_id)
        composition = composition_of(program)
        body = {
            "groups": [
                {
                    "group": each.group.pk,
                    "name": each.group.name,
                    "people": each.people,
                    "usual_least": each.usual_least,
                    "usual_most": each.usual_most,
                    "cautions": [
                        {"kind": caution, "text": CAUTION_TEXTS[caution]}
                        for caution in each.cautions
                    ],
                }
                for each in composition.groups
            ],
            "left_out": composition.left_out,
        }
        return Response(CompositionOut(body).data)
