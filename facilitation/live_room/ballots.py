"""Casting votes: one for each seat and poll, changeable until the poll closes."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from facilitation.errors import Conflict, DomainError, Invalid
from facilitation.live_room.fields import key_of
from facilitation.live_room.models import Ballot, Poll, PollStatus
from facilitation.live_room.polls import PollUnknown


class PollNotOpen(Conflict):
    code = "poll_not_open"
    detail = _("This poll has closed. It takes no more votes.")


class ChoiceUnknown(Invalid):
    code = "choice_unknown"
    detail = _("That is not one of this poll's options.")


@dataclass(frozen=True)
class Vote:
    """A choice for a poll of `room_id`, by whoever holds the seat that `key` was made from."""

    room_id: UUID
    poll_id: UUID
    key: int
    choice: str


def ballot_key(*, token: str, poll_id: UUID) -> int:
    """HMAC-SHA256(seat token, poll id), shortened to 63 bits: the ballot's primary key.

    The server keeps the token's hash only, so it cannot compute the key from a seat's row, and
    keys of two polls cannot be joined.
    """
    return key_of(hmac.digest(token.encode(), poll_id.bytes, hashlib.sha256))


def cast_votes(votes: Sequence[Vote]) -> list[DomainError | None]:
    """Store votes in one transaction; when this returns they are on disk.

    The result has one entry a vote, in order: None for a stored one, or why it was refused
    (`PollUnknown`, `PollNotOpen`, `ChoiceUnknown`). Of two votes with one key the later one holds.
    """
    with transaction.atomic():
        # Locking the polls keeps a closing from counting while a ballot is on its way in.
        wanted = {vote.poll_id for vote in votes}
        polls = {
            poll.pk: poll
            for poll in Poll.objects.select_for_update().filter(pk__in=wanted).order_by("pk")
        }
        options = {
            poll.pk: {option.id for option in poll.template.options} for poll in polls.values()
        }
        outcomes = [_objection(vote, polls.get(vote.poll_id), options) for vote in votes]
        accepted = {
            vote.key: Ballot(key=vote.key, poll_id=vote.poll_id, choice=vote.choice)
            for vote, objection in zip(votes, outcomes, strict=True)
            if objection is None
        }
        Ballot.objects.bulk_create(
            accepted.values(),
            update_conflicts=True,
            unique_fields=["key"],
            update_fields=["choice"],
        )
        return outcomes


def _objection(vote: Vote, poll: Poll | None, options: dict[UUID, set[str]]) -> DomainError | None:
    if poll is None or poll.room_id != vote.room_id:
        return PollUnknown()
    if poll.status != PollStatus.OPEN:
        return PollNotOpen()
    return None if vote.choice in options[poll.pk] else ChoiceUnknown()


def choice_of(*, token: str, poll_id: UUID) -> str | None:
    """What this seat has voted in an open poll, so that its phone can show it after a reload."""
    ballot = Ballot.objects.filter(key=ballot_key(token=token, poll_id=poll_id)).first()
    return ballot.choice if ballot else None
