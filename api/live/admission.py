"""Who a new socket belongs to: a phone with a seat, or a co-facilitator with a ticket."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.http.request import validate_host

from api.live.messages import SUBPROTOCOL
from facilitation.errors import DomainError
from facilitation.live_room.models import LiveRoom, RoomStatus
from facilitation.live_room.row import RoomClosed, SeatGone
from facilitation.live_room.seats import KnownSeat, seats_of_tokens
from facilitation.live_room.slots import Audience
from facilitation.live_room.tickets import redeem_ticket
from facilitation.sessions.models import CoFacilitator


@dataclass(frozen=True, slots=True)
class Guest:
    """`seat` (its key) and `seat_token` belong to phones, `helper` to co-facilitators."""

    audience: Audience
    identity: str
    room: LiveRoom
    seat: int | None = None
    seat_token: str | None = None
    helper: CoFacilitator | None = None


@dataclass(frozen=True)
class Handshake:
    """What the opening request of a socket said."""

    protocol_offered: bool
    token: str
    origin: str
    origin_allowed: bool


def read_handshake(scope: dict[str, Any]) -> Handshake:
    """Tokens come as subprotocols (`seat.<...>`, `ticket.<...>`): an address would be logged."""
    headers = _headers(scope)
    offered: list[str] = scope["subprotocols"]
    tokens = [part for part in offered if part.startswith(("seat.", "ticket."))]
    host = headers.get("host", "")
    if settings.USE_X_FORWARDED_HOST:
        host = headers.get("x-forwarded-host", host)
    said = headers.get("origin", "")
    allowed = _may_come_from(said, host, tuple(settings.ALLOWED_HOSTS), settings.PUBLIC_ORIGIN)
    scheme = "https" if scope.get("scheme") == "wss" else "http"
    return Handshake(
        protocol_offered=SUBPROTOCOL in offered,
        token=tokens[0] if len(tokens) == 1 else "",
        origin=settings.PUBLIC_ORIGIN or said or f"{scheme}://{host}",
        origin_allowed=allowed,
    )


@lru_cache(maxsize=64)  # a room's phones all say the same
def _may_come_from(said: str, host: str, hosts: tuple[str, ...], public_origin: str) -> bool:
    """Whether `said` (an Origin, or nothing) may talk to `host`, which must be one of `hosts`."""
    name = _host_name(f"//{host}")
    if not validate_host(f"[{name}]" if ":" in name else name, hosts):
        return False
    # A program that is no browser sends no Origin, and has no victim's cookies to abuse either.
    return not said or said == public_origin or _host(said) == host


@dataclass(frozen=True, slots=True)
class Knock:
    """Somebody at the door of a room, with what the handshake offered as a token."""

    room_id: UUID
    token: str


def admit_together(knocks: Sequence[Knock]) -> list[Guest | DomainError]:
    """For each the guest that the token stands for.

    Or why not: `SeatGone`, `TicketUnknown`, `RoomClosed`. Guests of one room share its object:
    it stands for the room, and what it says of it gets old.
    """
    rooms = LiveRoom.objects.in_bulk({knock.room_id for knock in knocks})
    tokens = [secret for kind, secret in map(_parts, knocks) if kind != "ticket"]
    seats = seats_of_tokens(tokens)
    return [_admit(knock, rooms.get(knock.room_id), seats) for knock in knocks]


def _admit(
    knock: Knock, room: LiveRoom | None, seats: Mapping[str, KnownSeat]
) -> Guest | DomainError:
    kind, secret = _parts(knock)
    if room is None:
        return SeatGone()
    if kind == "ticket":
        try:
            ticket = redeem_ticket(text=secret, room_id=room.pk)
        except DomainError as error:
            return error
        helper = CoFacilitator.objects.get(pk=ticket.co_facilitator_id)
        return Guest(ticket.audience, str(helper.pk), room, helper=helper)
    if room.status == RoomStatus.CLOSED:
        return RoomClosed()
    seat = seats.get(secret)
    if seat is None or seat.room_id != room.pk:
        return SeatGone()
    return Guest("resident", str(seat.key), room, seat=seat.key, seat_token=secret)


def _parts(knock: Knock) -> tuple[str, str]:
    kind, _dot, secret = knock.token.partition(".")
    return kind, secret


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc
    except ValueError:  # such as an unclosed bracket
        return ""


def _host_name(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _headers(scope: dict[str, Any]) -> dict[str, str]:
    return {
        name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]
    }
