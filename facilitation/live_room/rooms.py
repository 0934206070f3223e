"""Finding a room for somebody."""

from uuid import UUID

from facilitation import access
from facilitation.live_room.models import LiveRoom
from facilitation.programs.models import Person
from facilitation.sessions.models import CoFacilitator


def facilitated_room(person: Person, room_id: UUID) -> tuple[LiveRoom, CoFacilitator]:
    """The room and the person's part in it.

    Raises `NotFound` or `DirectorsStayOut` for those who may not know of the session, and
    `NotItsCoFacilitator` for those who may, but do not facilitate it.
    """
    room = LiveRoom.objects.filter(pk=room_id).first()
    if room is None:
        raise access.absent(person)
    return room, access.co_facilitator_in(person, room.group_session_id)
