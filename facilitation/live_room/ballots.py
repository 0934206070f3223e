"""Casting votes: one for each seat and poll, changeable until the poll closes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from facilitation.digest_key import key_of
from facilitation.errors import Conflict, DomainError, Invalid
from facilitation.live_room.answers import Accepting, read_choices, read_texts, write_choices
from facilitation.live_room.models import Ballot, Poll, Seat
from facilitation.live_room.row import PollUnknown, SeatGone

# One statement with one set of parameters for a whole batch: the driver then leaves the interpreter
# once a batch, and not once a ballot, while the other thread serves the sockets.
_STORE = {
    "sqlite": (
        "INSERT INTO facilitation_ballot (key, poll_id, answer) "
        "SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(%s) WHERE true "
        "ON CONFLICT (key) DO UPDATE SET answer = excluded.answer"
    ),
    "postgresql": (
        "INSERT INTO facilitation_ballot (key, poll_id, answer) "
        "SELECT * FROM unnest(%s::bigint[], %s::uuid[], %s::text[]) "
        "ON CONFLICT (key) DO UPDATE SET answer = excluded.answer"
    ),
}


class PollNotOpen(Conflict):
    code = "poll_not_open"
    detail = _("This poll has closed, so this answer was not recorded.")


class ChoiceUnknown(Invalid):
    code = "choice_unknown"
    detail = _("That answer does not fit this poll. Choose again from what is on the screen.")


@dataclass(frozen=True)
class Vote:
    """Choices for a poll of `room_id`, by the phone that has the seat with the key `seat`.

    `key` is the ballot's, made from the seat's token.
    """

    room_id: UUID
    seat: int
    poll_id: UUID
    key: int
    choices: tuple[str, ...]


def ballot_key(*, token: str, poll_id: UUID) -> int:
    """BLAKE2b of the poll's id, keyed with the seat's token (RFC 7693), cut to 63 bits.

    It is the ballot's primary key. The server keeps the token's hash only, so it cannot compute the
    key from a seat's row, and keys of two polls cannot be joined. Not HMAC: OpenSSL's lets go of
    Python's lock at each digest, and a hall's worth of them would wait for the event loop each.
    """
    return _key(b"vote", token, poll_id)


def text_key(*, token: str, poll_id: UUID) -> int:
    """The key of a ballot of texts: another than that of the same seat's upvotes."""
    return _key(b"texts", token, poll_id)


def _key(what_for: bytes, token: str, poll_id: UUID) -> int:
    digest = hashlib.blake2b(poll_id.bytes, digest_size=8, key=token.encode(), person=what_for)
    return key_of(digest.digest())


def cast_votes(votes: Sequence[Vote]) -> list[DomainError | None]:
    """Store votes in one transaction; when this returns they are on disk.

    The result has one entry a vote, in order: None for a stored one, or why it was refused
    (`SeatGone`, `PollUnknown`, `PollNotOpen`, `ChoiceUnknown`). Of two votes with one key the later
    one holds.
    """
    with transaction.atomic():
        # Locking the polls keeps a closing from counting while a ballot is on its way in.
        wanted = {vote.poll_id for vote in votes}
        polls = {
            poll.pk: Accepting(poll)
            for poll in Poll.objects.select_for_update().filter(pk__in=wanted).order_by("pk")
        }
        # Under the polls' locks: a seat that is given up takes its ballots along, under them too.
        wanted_seats = {vote.seat for vote in votes}
        seats = dict(Seat.objects.filter(key__in=wanted_seats).values_list("key", "room_id"))
        outcomes = [
            _objection(vote, polls.get(vote.poll_id), seats.get(vote.seat)) for vote in votes
        ]
        _store(
            {
                vote.key: (vote.poll_id, write_choices(vote.choices))
                for vote, objection in zip(votes, outcomes, strict=True)
                if objection is None
            }
        )
        return outcomes


def _store(ballots: dict[int, tuple[UUID, str]]) -> None:
    if not ballots:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            rows = [(key, poll_id.hex, answer) for key, (poll_id, answer) in ballots.items()]
            cursor.execute(_STORE["sqlite"], [json.dumps(rows)])
        else:
            poll_ids = [poll_id for poll_id, _answer in ballots.values()]
            answers = [answer for _poll_id, answer in ballots.values()]
            cursor.execute(_STORE["postgresql"], [list(ballots), poll_ids, answers])


def _objection(vote: Vote, poll: Accepting | None, room_of_seat: UUID | None) -> DomainError | None:
    if room_of_seat != vote.room_id:
        return SeatGone()
    if poll is None or poll.room_id != vote.room_id:
        return PollUnknown()
    if not poll.is_open:
        return PollNotOpen()
    return None if poll.takes(vote.choices) else ChoiceUnknown()


@dataclass(frozen=True)
class Recorded:
    """What one seat has in the box of a poll; both empty when it has nothing, or sent nothing."""

    choices: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()


def recorded_by(tokens: Iterable[str], *, poll_id: UUID, texts: bool) -> dict[str, Recorded]:
    """Seats' own ballots of an open poll, by token, so that phones can show them after a reload.

    `texts` is true while a word cloud or a question board is being written. A seat without a
    ballot is left out.
    """
    key_for = text_key if texts else ballot_key
    keys = {key_for(token=token, poll_id=poll_id): token for token in tokens}
    read = _recorded_texts if texts else _recorded_choices
    ballots = Ballot.objects.filter(key__in=keys).values_list("key", "answer")
    return {keys[key]: read(answer) for key, answer in ballots}


def _recorded_texts(answer: str) -> Recorded:
    return Recorded(texts=tuple(read_texts(answer)))


def _recorded_choices(answer: str) -> Recorded:
    return Recorded(choices=tuple(read_choices(answer)))
