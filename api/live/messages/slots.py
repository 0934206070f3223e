"""Parts of the state that the sockets know, not the database.

The other slots come from the domain (`facilitation.live_room.state`): which audience sees which
slot is a rule, and stands there.
"""

from api.live.messages.base import Message


class Presence(Message):
    """`present`: phones with an open socket. `seats`: seats taken, which is what can vote."""

    present: int
    seats: int


class AtDesk(Message):
    """Co-facilitators with an open desk now."""

    present: list[str]


class Mine(Message):
    """This phone's recorded vote for the poll that is shown, if it has one."""

    poll: str | None
    choice: str | None


class You(Message):
    co_facilitator: str


class Door(Message):
    """How to come in. Empty once the room has closed."""

    code: str
    join_url: str
    locked: bool
