"""What a benchmark knows of the room that was made for it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PreparedRoom:
    """`tokens` are seats' tokens; `cookie` signs the lead in; `options` are those of each poll.

    The polls stand in the steps `first_poll`, `first_poll` + 1 and so on; none is open yet.
    """

    room_id: str
    code: str
    tokens: list[str]
    cookie: str
    first_step: str
    first_poll: int
    options: list[str]
