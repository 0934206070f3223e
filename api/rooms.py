from __future__ import annotations

import io
from typing import Any
from uuid import UUID

import segno
from django.http import HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.permissions import AllowAny
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from api.help_shapes import HelpOut, help_of
from api.mail import origin_of
from api.network import address_of
from api.request import person_of
from facilitation.guessing import check_may_guess, count_wrong_guess
from facilitation.live_room import rooms
from facilitation.live_room.models import LiveRoom, RoomStatus
from facilitation.live_room.row import RoomClosed
from facilitation.live_room.seats import RoomUnknown, take_seat
from facilitation.live_room.tickets import VALID_FOR, issue_ticket


class RoomOut(serializers.Serializer[Any]):
    """An open room as its co-facilitators see it. A closed one has an empty code."""

    id = serializers.UUIDField()
    session_id = serializers.UUIDField()
    status = serializers.ChoiceField(choices=RoomStatus.choices)
    code = serializers.CharField(allow_blank=True)
    join_url = serializers.CharField(allow_blank=True)


class JoinIn(serializers.Serializer[Any]):
    code = serializers.CharField(max_length=40)


class SeatOut(serializers.Serializer[Any]):
    """Keep `seat_token` on the phone: it is the seat, and nobody can give it out again."""

    room_id = serializers.UUIDField()
    seat_token = serializers.CharField()
    help = HelpOut(help_text="Whom to call: keep it, it must be there without a network")


class TicketIn(serializers.Serializer[Any]):
    audience = serializers.ChoiceField(choices=["staff", "screen"])


class TicketOut(serializers.Serializer[Any]):
    ticket = serializers.CharField()
    expires_in = serializers.IntegerField(help_text="Seconds")


class RoomView(APIView):
    @extend_schema(operation_id="room", responses=RoomOut)
    def get(self, request: Request, room_id: UUID) -> Response:
        room, _helper = rooms.facilitated_room(person_of(request), room_id)
        return Response(room_out(request, room))


class SvgPicture(BaseRenderer):
    """Lets a browser's `Accept: image/svg+xml` through; the view makes the picture itself."""

    media_type = "image/svg+xml"
    format = "svg"


class QrView(APIView):
    renderer_classes = (JSONRenderer, SvgPicture)

    @extend_schema(operation_id="room_qr", responses={(200, "image/svg+xml"): OpenApiTypes.BINARY})
    def get(self, request: Request, room_id: UUID) -> HttpResponse:
        """The join link as a QR code, for the projector."""
        room, _helper = rooms.facilitated_room(person_of(request), room_id)
        if not room.code:
            raise RoomClosed
        picture = io.BytesIO()
        segno.make(join_url(request, room), error="m").save(
            picture, kind="svg", scale=8, border=4, dark="#000", light="#fff"
        )
        return HttpResponse(picture.getvalue(), content_type="image/svg+xml")


class TicketView(APIView):
    @extend_schema(operation_id="room_ticket", request=TicketIn, responses={201: TicketOut})
    def post(self, request: Request, room_id: UUID) -> Response:
        """A single-use ticket, good for 30 seconds, to open the room's WebSocket with."""
        room, helper = rooms.facilitated_room(person_of(request), room_id)
        form = TicketIn(data=request.data)
        form.is_valid(raise_exception=True)
        ticket = issue_ticket(room=room, helper=helper, audience=form.validated_data["audience"])
        body = {"ticket": ticket, "expires_in": VALID_FOR}
        return Response(body, status=status.HTTP_201_CREATED)


class JoinView(APIView):
    # No account is read here, not even one that happens to be signed in on this phone.
    authentication_classes = ()
    permission_classes = (AllowAny,)

    @extend_schema(operation_id="join_room", request=JoinIn, responses={201: SeatOut}, auth=[])
    def post(self, request: Request) -> Response:
        """Take a seat by code, without an account."""
        form = JoinIn(data=request.data)
        form.is_valid(raise_exception=True)
        address = address_of(request)
        check_may_guess(address=address, what="room")
        try:
            seat = take_seat(code=form.validated_data["code"])
        except RoomUnknown:
            count_wrong_guess(address=address, what="room")
            raise
        program = seat.room.group_session.support_group.program
        body = {"room_id": seat.room.pk, "seat_token": seat.token, "help": help_of(program)}
        return Response(SeatOut(body).data, status=status.HTTP_201_CREATED)


def join_url(request: Request, room: LiveRoom) -> str:
    return f"{origin_of(request)}/#/join/{room.code}" if room.code else ""


def room_out(request: Request, room: LiveRoom) -> dict[str, Any]:
    return RoomOut(
        {
            "id": room.pk,
            "session_id": room.group_session_id,
            "status": room.status,
            "code": room.code,
            "join_url": join_url(request, room),
        }
    ).data
