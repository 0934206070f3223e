"""What a report counts, as plain values. None of them leaves this package."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True)
class Filed:
    """One co-facilitator's debrief."""

    leader: UUID
    preparedness: int


@dataclass(frozen=True)
class Held:
    """One session that was held. `seats` are the phones that sat there when the room closed."""

    seats: int
    protected_time: bool
    has_insider: bool
    has_psychologist: bool
    debriefs: Sequence[Filed] = ()


@dataclass(frozen=True)
class Planned:
    """The sessions that were planned for a period."""

    held: Sequence[Held] = ()
    cancelled: int = 0
    not_opened: int = 0
