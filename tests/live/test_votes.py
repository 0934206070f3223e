"""Votes: one for each seat and poll, changeable, recorded before they are acknowledged."""

from __future__ import annotations

import contextlib
from datetime import timedelta

import pytest
from django.utils import timezone
from websockets.exceptions import ConnectionClosed

from api.live.messages.closing import Close
from facilitation.live_room.models import Ballot, Poll, Seat
from facilitation.live_room.opening import open_room
from facilitation.live_room.steps import go_to_step
from tests.live.client import RoomSocket
from tests.live.room import Room


@pytest.fixture
def desk(room: Room) -> RoomSocket:
    desk = room.desk()
    desk.go_to("one-word-round")
    return desk


def test_an_acknowledged_vote_is_on_disk(room: Room, desk: RoomSocket) -> None:
    room.phone().vote("tired")
    assert [ballot.answer for ballot in Ballot.objects.all()] == ["tired"]


def test_voting_again_replaces_the_vote(room: Room, desk: RoomSocket) -> None:
    phone = room.phone()
    for choice in ("tired", "words", "words"):
        phone.vote(choice)
    assert [ballot.answer for ballot in Ballot.objects.all()] == ["words"]


def test_a_reload_keeps_the_seat_and_shows_the_vote(room: Room, desk: RoomSocket) -> None:
    seat = room.seat()
    room.phone(seat).vote("words")
    again = room.phone(seat)
    assert again.state["me"] == {"poll": again.poll_id(), "choices": ["words"], "texts": []}
    assert Seat.objects.count() == 1


def test_a_second_tab_takes_the_seat_over(room: Room, desk: RoomSocket) -> None:
    seat = room.seat()
    first, second = room.phone(seat), room.phone(seat)
    assert first.close_code() == 4409
    second.vote("tired")
    desk.wait_until(lambda state: state["presence"]["present"] == 1)


def test_votes_for_closed_foreign_and_invented_polls_are_refused(
    room: Room, desk: RoomSocket
) -> None:
    phone, poll = room.phone(), desk.poll_id()
    phone.poll_id()
    assert phone.refused("vote", poll=poll, choices=["no-such-option"]) == "choice_unknown"
    invented = "00000000-0000-4000-8000-000000000000"
    assert phone.refused("vote", poll=invented, choices=["tired"]) == "poll_unknown"
    foreign = _poll_of_another_room(room)
    assert phone.refused("vote", poll=foreign, choices=["tired"]) == "poll_unknown"
    phone.vote("tired")
    desk.done("poll.close", poll=poll)
    assert phone.refused("vote", poll=poll, choices=["words"]) == "poll_not_open"
    assert Ballot.objects.count() == 0


def _poll_of_another_room(room: Room) -> str:
    other = open_room(
        group_session=room.cast.session(starts_at=timezone.now() + timedelta(hours=2)),
        person=room.cast.ada,
    )
    go_to_step(room=other, source=0, target=1)
    return str(Poll.objects.get(room=other).pk)


def test_leaving_takes_the_vote_along(room: Room, desk: RoomSocket) -> None:
    for _return in range(6):
        puppet = room.phone()
        puppet.vote("words")
        puppet.done("leave")
    assert (Seat.objects.count(), Ballot.objects.count()) == (0, 0)
    assert desk.refused("poll.reveal", poll=desk.poll_id()) == "too_few_votes"


def test_a_seat_whose_phone_has_gone_still_counts_as_a_seat(room: Room, desk: RoomSocket) -> None:
    stays, goes = room.phone(), room.phone()
    goes.vote("words")
    goes.close()
    shown = stays.wait_until(lambda state: state["presence"] == {"present": 1, "seats": 2})
    assert shown["presence"]["seats"] == 2


def test_moving_on_closes_the_poll_and_deletes_its_ballots(room: Room, desk: RoomSocket) -> None:
    phones = [room.phone() for _number in range(2)]
    for phone in phones:
        phone.vote("tired")
    desk.go_to("one-story")
    assert Ballot.objects.count() == 0
    tally = Poll.objects.get().tally
    assert tally is not None
    assert tally["counts"]["tired"] == [2]
    phones[0].wait_until(lambda state: state["poll"] is None)


def test_no_key_joins_a_seat_to_its_votes_or_two_votes_to_each_other(
    room: Room, desk: RoomSocket
) -> None:
    phone = room.phone()
    phone.vote("tired")
    first = Ballot.objects.get().key
    desk.go_to("trajectory")
    phone.wait_until(lambda state: state["step"]["id"] == "trajectory")
    phone.vote("one")
    second = Ballot.objects.get().key
    seat = Seat.objects.get()
    assert len({first, second, seat.key}) == 3
    assert {field.name for field in Ballot._meta.get_fields()} == {"key", "poll", "answer"}


def test_a_seat_that_was_given_up_votes_no_more(room: Room, desk: RoomSocket) -> None:
    """A second socket of the seat, opened just before the first one gives the seat up."""
    for _try in range(6):
        seat = room.seat()
        first, second = room.phone(seat), room.open(seat)
        with contextlib.suppress(ConnectionClosed, EOFError):
            first.send(type="leave", id="1")
            second.start()
            answer = second.ask("vote", poll=desk.poll_id(), choices=["tired"])
            # It may have pushed the first one out before that had said goodbye: then it may vote.
            assert answer["type"] == "ack" or answer["code"] == "seat_gone"
        assert first.close_code() in {Close.LEFT, Close.SEAT_OPEN_ELSEWHERE}
    seats, ballots = Seat.objects.count(), Ballot.objects.count()
    assert ballots <= seats
