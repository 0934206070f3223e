"""The room's row, held still while it changes."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from facilitation.errors import NotThere
from facilitation.live_room.models import LiveRoom, RoomStatus


class RoomClosed(NotThere):
    code = "room_closed"
    detail = _("This room has closed.")


def locked_room(room: LiveRoom) -> LiveRoom:
    """The room with its session and plan, locked until the transaction ends.

    Raises `RoomClosed`.
    """
    fresh = (
        LiveRoom.objects.select_for_update(of=("self",))
        .select_related("group_session__plan", "group_session__support_group")
        .get(pk=room.pk)
    )
    if fresh.status == RoomStatus.CLOSED:
        raise RoomClosed
    return fresh
