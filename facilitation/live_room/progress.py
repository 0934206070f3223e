"""How many have voted, said coarsely: at most three changes in the life of a poll."""

from enum import StrEnum


class Level(StrEnum):
    WAITING = "waiting"  # fewer than half
    HALF = "half"  # half and more
    MOST = "most"  # four in five and more
    ALL = "all"  # every seat


def level_of(*, ballots: int, seats: int) -> Level:
    """`seats` counts the phones that could vote."""
    if not ballots or ballots * 2 < seats:
        return Level.WAITING
    if ballots >= seats:
        return Level.ALL
    return Level.MOST if ballots * 5 >= seats * 4 else Level.HALF
