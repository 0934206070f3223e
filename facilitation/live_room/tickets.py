"""Single-use tickets that carry a signed-in co-facilitator over to a WebSocket."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import asdict, dataclass
from typing import Literal
from uuid import UUID

from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from facilitation.errors import NotThere
from facilitation.live_room.models import LiveRoom
from facilitation.sessions.models import CoFacilitator

VALID_FOR = 30  # seconds

TicketAudience = Literal["staff", "screen"]


class TicketUnknown(NotThere):
    code = "ticket_unknown"
    detail = _("This ticket was used, or is older than 30 seconds. Fetch a new one.")


@dataclass(frozen=True)
class Ticket:
    room_id: UUID
    co_facilitator_id: UUID
    audience: TicketAudience


def issue_ticket(*, room: LiveRoom, helper: CoFacilitator, audience: TicketAudience) -> str:
    """A ticket good for one socket of this room within 30 seconds."""
    text = secrets.token_urlsafe(24)
    cache.set(_key(text), asdict(Ticket(room.pk, helper.pk, audience)), VALID_FOR)
    return text


def redeem_ticket(*, text: str, room_id: UUID) -> Ticket:
    """Use a ticket up. Raises `TicketUnknown`, also when it is for another room."""
    key = _key(text)
    stored = cache.get(key)
    # Of two sockets that come with one ticket, the one whose delete found it wins.
    if stored is None or not cache.delete(key):
        raise TicketUnknown
    ticket = Ticket(**stored)
    if ticket.room_id != room_id:
        raise TicketUnknown
    return ticket


def _key(text: str) -> str:
    return f"ticket:{hashlib.sha256(text.encode()).hexdigest()}"
