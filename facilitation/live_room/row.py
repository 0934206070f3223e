"""The rows of a room and of a poll, held still while they change."""

from __future__ import annotations

from uuid import UUID

from django.utils.translation import gettext_lazy as _

from facilitation.errors import NotThere
from facilitation.live_room.models import LiveRoom, Poll, RoomStatus


class RoomClosed(NotThere):
    code = "room_closed"
    detail = _("This room has closed.")


class PollUnknown(NotThere):
    code = "poll_unknown"
    detail = _("This poll is over. Answer the one on your screen now.")


class SeatGone(NotThere):
    code = "seat_gone"
    detail = _("This phone has no seat in this room any more. Join again with the code.")


def locked_room(room: LiveRoom) -> LiveRoom:
    """The room as it is now, locked until the transaction ends. Raises `RoomClosed`."""
    fresh = LiveRoom.objects.select_for_update().get(pk=room.pk)
    if fresh.status == RoomStatus.CLOSED:
        raise RoomClosed
    return fresh


def locked_poll(room: LiveRoom, poll_id: UUID) -> Poll:
    """The room's poll, locked until the transaction ends. Raises `PollUnknown`."""
    poll = room.polls.select_for_update().filter(pk=poll_id).first()
    if poll is None:
        raise PollUnknown
    return poll
