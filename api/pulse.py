"""The pulse for people who are signed in: their rounds, and one blind token for each."""

from __future__ import annotations

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import status
from rest_framework.request import Request
from rest_framework.response import Response

from api.pulse_shapes import (
    BlindedMessageIn,
    BlindSignatureOut,
    GroupPulseOut,
    PulseCadenceIn,
    PulseCadenceOut,
    PulseRoundOut,
    group_pulse_out,
    round_out,
)
from api.quiet import QuietView
from api.request import person_of
from facilitation import access
from facilitation.pulse.ballots import RoundUnknown
from facilitation.pulse.cadence import set_cadence, stop_asking
from facilitation.pulse.issuance import issue_to_member
from facilitation.pulse.models import PulseWay
from facilitation.pulse.reading import pulse_of_group, round_by_id, rounds_for


class PulseRoundListView(QuietView):
    @extend_schema(operation_id="pulse_rounds", responses=PulseRoundOut(many=True))
    def get(self, request: Request) -> Response:
        """Coming and open rounds of the rosters that you are on.

        Whether you have answered stands nowhere: your phone alone knows.
        """
        return Response([round_out(each) for each in rounds_for(person_of(request))])


class PulseTokenView(QuietView):
    @extend_schema(
        operation_id="pulse_token", request=BlindedMessageIn, responses=BlindSignatureOut
    )
    def post(self, request: Request, round_id: UUID) -> Response:
        """Your one token of a round, signed without being seen.

        Fetch it whenever the app opens, long before anybody answers: so having fetched one says
        nothing. The same message again gets the same signature.
        """
        person = person_of(request)
        try:
            pulse_round = round_by_id(round_id)
            access.group_for(person, pulse_round.support_group_id)
            form = BlindedMessageIn(data=request.data)
            form.is_valid(raise_exception=True)
            signature = issue_to_member(
                pulse_round=pulse_round, person=person, **form.validated_data
            )
        except RoundUnknown:
            raise access.absent(person) from None
        return Response(BlindSignatureOut({"blind_signature": signature}).data)


class GroupPulseView(QuietView):
    @extend_schema(operation_id="group_pulse", responses=GroupPulseOut)
    def get(self, request: Request, group_id: UUID) -> Response:
        """When a group is asked, and what was released to it so far."""
        person = person_of(request)
        group = access.group_for(person, group_id)
        return Response(group_pulse_out(pulse_of_group(support_group=group, person=person)))


class PulseCadenceView(QuietView):
    @extend_schema(
        operation_id="set_pulse_cadence", request=PulseCadenceIn, responses=PulseCadenceOut
    )
    def put(self, request: Request, group_id: UUID) -> Response:
        """Ask a group by the calendar, or at its sessions; never both."""
        group = access.coordinated_group(person_of(request), group_id)
        form = PulseCadenceIn(data=request.data)
        form.is_valid(raise_exception=True)
        values = form.validated_data
        cadence = set_cadence(
            support_group=group,
            way=PulseWay(values["way"]),
            every_weeks=values.get("every_weeks"),
            starts_on=values.get("starts_on"),
            open_days=values.get("open_days"),
        )
        return Response(PulseCadenceOut(cadence).data)

    @extend_schema(operation_id="stop_pulse", responses={204: None})
    def delete(self, request: Request, group_id: UUID) -> Response:
        """No new rounds. One that is open goes on."""
        stop_asking(support_group=access.coordinated_group(person_of(request), group_id))
        return Response(status=status.HTTP_204_NO_CONTENT)
