"""What sending needs to know of Firebase, and nothing more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from facilitation.push.models import AddressKind

LARGEST_BATCH = 100  # messages; firebase-admin has one thread for each


class Fate(StrEnum):
    """What became of one message."""

    TAKEN = "taken"  # handed over
    GONE = "gone"  # nobody is at that address any more
    WRONG_SENDER = "wrong_sender"  # the address belongs to another Firebase project
    LATER = "later"  # quota, outage, time-out: try again
    REFUSED = "refused"  # our credentials are not accepted: try again, and somebody must look
    MALFORMED = "malformed"  # no second try can help


@dataclass(frozen=True)
class Outcome:
    """`error` is one of a few words for the log; `after` is how long they want us away."""

    fate: Fate
    error: str = ""
    after: timedelta | None = None


@dataclass(frozen=True)
class Message:
    """`update` is the notification's random key: the link, the tag and the collapse key."""

    kind: AddressKind
    address: str
    update: UUID
    expires_at: datetime


class Carrier(Protocol):
    def send(self, messages: Sequence[Message]) -> list[Outcome]:
        """Hand over up to `LARGEST_BATCH` messages; one outcome for each, in order. Never raises
        for what the network or the other side does."""
