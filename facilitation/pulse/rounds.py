"""Making rounds, with their keys, and opening those whose time has come."""

from __future__ import annotations

from datetime import datetime

from facilitation.pulse.models import PulseRound
from facilitation.sessions.models import GroupSession


def make_session_round(
    *, group_session: GroupSession, now: datetime | None = None
) -> PulseRound | None:
    """The open round of a session whose room has opened; None if its group is not asked at sessions.

    Again returns the same one. Call it after the room's own transaction: making an RSA key can take
    half a second. A session that was missed gets its round from the next `close_due_rounds`.
    """
    raise NotImplementedError


def open_due_rounds(*, now: datetime) -> int:
    """Open the rounds whose time has come, and make the next ones; returns how many were opened."""
    raise NotImplementedError
