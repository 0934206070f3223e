"""The pulse for a phone that sits in a room: by its seat, without an account."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from api.pulse_shapes import BlindedMessageIn, BlindSignatureOut, PulseRoundOut, round_out
from api.quiet import QuietView
from facilitation.live_room.session_pulse import pulse_for_seat, token_for_seat


class SeatIn(serializers.Serializer[Any]):
    seat_token = serializers.CharField(max_length=64)


class SeatTokenIn(SeatIn, BlindedMessageIn):
    pass


class SeatView(QuietView):
    # No account is read here, not even one that happens to be signed in on this phone.
    authentication_classes = ()
    permission_classes = (AllowAny,)


class RoomPulseView(SeatView):
    @extend_schema(operation_id="room_pulse", request=SeatIn, responses=PulseRoundOut, auth=[])
    def post(self, request: Request, room_id: UUID) -> Response:
        """The round of this room's session. The room's `pulse` slot says when its form opens."""
        form = SeatIn(data=request.data)
        form.is_valid(raise_exception=True)
        seat_token = form.validated_data["seat_token"]
        return Response(round_out(pulse_for_seat(room_id=room_id, seat_token=seat_token)))


class RoomPulseTokenView(SeatView):
    @extend_schema(
        operation_id="room_pulse_token",
        request=SeatTokenIn,
        responses=BlindSignatureOut,
        auth=[],
    )
    def post(self, request: Request, room_id: UUID) -> Response:
        """The seat's one token, signed without being seen. Fetch it as soon as you have a seat."""
        form = SeatTokenIn(data=request.data)
        form.is_valid(raise_exception=True)
        signature = token_for_seat(room_id=room_id, **form.validated_data)
        return Response(BlindSignatureOut({"blind_signature": signature}).data)
