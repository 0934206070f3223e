"""Asking a psychologist for contact: sealed on the phone, opened on that person's device alone."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response

from api.bytes_field import BytesField
from api.quiet import QuietView
from api.request import person_of
from facilitation import access
from facilitation.contact_wishes.keys import contact_key_of, set_contact_key
from facilitation.contact_wishes.models import KEY_BYTES, SEALED_BYTES, ContactKey
from facilitation.contact_wishes.wishing import answer_wish, ask_for_contact, wishes_for
from facilitation.live_room.seat_wishes import ask_from_seat, program_of_seat


class ContactKeyIn(serializers.Serializer[Any]):
    public_key = BytesField(size=KEY_BYTES)


class MyContactKeyOut(serializers.Serializer[Any]):
    """Where wishes for you are sealed to; both null while nobody can ask you."""

    id = serializers.UUIDField(allow_null=True)
    public_key = BytesField(size=KEY_BYTES, allow_null=True)


class WishIn(serializers.Serializer[Any]):
    """`sealed` is HPKE to that key: see docs/redirects.md."""

    key = serializers.UUIDField()
    sealed = BytesField(size=SEALED_BYTES)


class SeatWishIn(WishIn):
    seat_token = serializers.CharField(max_length=64)


class _SeatIn(serializers.Serializer[Any]):
    seat_token = serializers.CharField(max_length=64)


class WishOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    sealed = BytesField(size=SEALED_BYTES)


class MyContactKeyView(QuietView):
    what = "a contact key"

    @extend_schema(operation_id="my_contact_key", responses=MyContactKeyOut)
    def get(self, request: Request) -> Response:
        """For psychologists: the key that wishes for you are sealed to."""
        return _key(contact_key_of(person_of(request)))

    @extend_schema(operation_id="set_contact_key", request=ContactKeyIn, responses=MyContactKeyOut)
    def put(self, request: Request) -> Response:
        """Seal wishes to this key from now on. Those that wait for another key are deleted."""
        person = person_of(request)
        contact_key_of(person)  # who is no psychologist hears so first
        form = ContactKeyIn(data=request.data)
        form.is_valid(raise_exception=True)
        return _key(set_contact_key(person=person, **form.validated_data))


class WishListView(QuietView):
    what = "a wish for contact"

    @extend_schema(operation_id="contact_wishes", responses=WishOut(many=True))
    def get(self, request: Request) -> Response:
        """For psychologists: what waits for you, in no order that tells who came first."""
        return Response(WishOut(wishes_for(person_of(request)), many=True).data)


class WishView(QuietView):
    what = "a wish for contact"

    @extend_schema(operation_id="answer_contact_wish", responses={204: None})
    def delete(self, request: Request, wish_id: UUID) -> Response:
        """Delete a wish that you have answered."""
        answer_wish(person=person_of(request), wish_id=wish_id)
        return Response(status=status.HTTP_204_NO_CONTENT)


class ProgramWishView(QuietView):
    what = "a wish for contact"

    @extend_schema(operation_id="ask_for_contact", request=WishIn, responses={204: None})
    def post(self, request: Request, program_id: UUID) -> Response:
        """Ask a psychologist of your program for contact. The server keeps no sender."""
        person = person_of(request)
        program = access.program_for(person, program_id)
        form = WishIn(data=request.data)
        form.is_valid(raise_exception=True)
        values = form.validated_data
        ask_for_contact(
            program=program, key_id=values["key"], sealed=values["sealed"], asks=str(person.pk)
        )
        return Response(status=status.HTTP_204_NO_CONTENT)


class SeatWishView(QuietView):
    what = "a wish for contact"
    # No account is read here, not even one that happens to be signed in on this phone.
    authentication_classes = ()
    permission_classes = (AllowAny,)

    @extend_schema(
        operation_id="ask_for_contact_from_seat",
        request=SeatWishIn,
        responses={204: None},
        auth=[],
    )
    def post(self, request: Request, room_id: UUID) -> Response:
        """Ask a psychologist of the room's program for contact, without an account."""
        seat = _SeatIn(data=request.data)
        seat.is_valid(raise_exception=True)
        program_of_seat(room_id=room_id, seat_token=seat.validated_data["seat_token"])
        form = SeatWishIn(data=request.data)
        form.is_valid(raise_exception=True)
        values = form.validated_data
        ask_from_seat(
            room_id=room_id,
            seat_token=values["seat_token"],
            key_id=values["key"],
            sealed=values["sealed"],
        )
        return Response(status=status.HTTP_204_NO_CONTENT)


def _key(key: ContactKey | None) -> Response:
    body = {"id": key.pk if key else None, "public_key": key.public_key if key else None}
    return Response(MyContactKeyOut(body).data)
