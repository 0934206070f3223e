"""Parts of the state that the sockets know, not the database.

The other slots come from the domain (`facilitation.live_room.state`): which audience sees which
slot is a rule, and stands there.
"""

from datetime import datetime

from api.live.messages.base import Message


class Presence(Message):
    """`present`: phones with an open socket. `seats`: seats taken, which is what can vote."""

    present: int
    seats: int


class AtDesk(Message):
    """Co-facilitators with an open desk now.

    `lead_is_away`: the lead's desk has been gone for 10 seconds, so another may take the lead.
    """

    present: list[str]
    lead_is_away: bool


class Mine(Message):
    """What this phone has recorded for the poll that is shown: `poll` is null for nothing.

    `choices` and `texts` are as they were sent, texts as they were tidied.
    """

    poll: str | None
    choices: list[str]
    texts: list[str]


class LiveShare(Message):
    """`share`: part of the ballots so far, in percent, to the nearest ten or twenty."""

    option: str
    share: int


class LiveTally(Message):
    """How the votes of a hall come in, for a poll that is `live`. Coarse, and not the result."""

    poll: str
    rows: list[LiveShare]


class SlowDown(Message):
    """Somebody asked to slow down in the half minute that ended at `at`."""

    at: datetime


class Cue(Message):
    """A line between co-facilitators; `sender` is a co-facilitator's id."""

    sender: str
    text: str
    at: datetime


class You(Message):
    co_facilitator: str


class Door(Message):
    """How to come in. Empty once the room has closed."""

    code: str
    join_url: str
    locked: bool
