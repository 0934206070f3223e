"""The round of a session: one token a seat, and blocks of rounds that leave together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from facilitation.groups.roster import remove_from_roster
from facilitation.live_room.models import LiveRoom
from facilitation.live_room.opening import close_room, open_room
from facilitation.live_room.seats import TakenSeat, give_up_seat, take_seat
from facilitation.pulse.ballot_box import PulseBallot, TokenIssued
from facilitation.pulse.ballots import RoundNotOpen, RoundUnknown
from facilitation.pulse.cadence import set_cadence, stop_asking
from facilitation.pulse.closing import Turned, close_due_rounds
from facilitation.pulse.issuance import (
    NoPulse,
    TokenAlreadyIssued,
    issue_to_seat,
    round_of_session,
)
from facilitation.pulse.models import PulseRound, PulseWay, RoundStatus, SealedWhy
from facilitation.pulse.reading import counted_tokens, pulse_of_group
from facilitation.pulse.released import GroupRelease
from facilitation.pulse.round_keys import block_name, round_name
from facilitation.pulse.rounds import make_session_round
from facilitation.sessions.models import GroupSession
from tests.cast import Cast
from tests.pulse.phones import DAY, Phone, names_of_keys, tuesday_circle

GRACE = timedelta(minutes=3)


class Meeting:
    """A session of the circle, its room open, and its pulse."""

    def __init__(self, cast: Cast, *, seats: int) -> None:
        # Each of a test's sessions starts before the last one did: they must not overlap.
        starts_at = timezone.now() - timedelta(hours=2 * GroupSession.objects.count(), minutes=5)
        self.session = cast.session(starts_at=starts_at)
        self.room = open_room(group_session=self.session, person=cast.ada)
        made = make_session_round(group_session=self.session)
        assert made
        self.round: PulseRound = made
        self.seats: list[TakenSeat] = [take_seat(code=self.room.code) for _ in range(seats)]

    def phone(self, seat: int) -> Phone:
        return Phone.of_seat(self.round, self.session, self.seats[seat].key)

    def held(self, scores: Sequence[int]) -> datetime:
        """Each of the first seats answers, the room closes; returns when the round is due."""
        for seat, score in enumerate(scores):
            self.phone(seat).answer(score)
        close_room(room=LiveRoom.objects.get(pk=self.room.pk))
        now = timezone.now()
        assert close_due_rounds(now=now) == Turned()  # answers may still be on their way
        return now + GRACE


@pytest.fixture
def asked(cast: Cast) -> Cast:
    set_cadence(support_group=cast.circle, way=PulseWay.SESSIONS)
    return cast


def test_one_token_a_seat(asked: Cast) -> None:
    meeting = Meeting(asked, seats=2)
    phone = meeting.phone(0)
    message = phone.blinded.message
    key = meeting.seats[0].key
    again = issue_to_seat(group_session=meeting.session, seat_key=key, blinded_message=message)
    phone.take(again)
    with pytest.raises(TokenAlreadyIssued):
        meeting.phone(0)
    meeting.phone(1)
    assert TokenIssued.objects.count() == 2


def test_no_seat_no_token(asked: Cast) -> None:
    meeting = Meeting(asked, seats=1)
    another = asked.another_group()
    set_cadence(support_group=another, way=PulseWay.SESSIONS)
    elsewhere = asked.session(group=another)
    room = open_room(group_session=elsewhere, person=asked.ada)
    seat_elsewhere = take_seat(code=room.code).key
    for key in (seat_elsewhere, 1):
        with pytest.raises(NoPulse):
            Phone.of_seat(meeting.round, meeting.session, key)
    give_up_seat(room=meeting.room, token=meeting.seats[0].token)
    with pytest.raises(NoPulse):
        meeting.phone(0)


def test_members_have_no_token_for_it(asked: Cast) -> None:
    meeting = Meeting(asked, seats=1)
    with pytest.raises(RoundUnknown):
        Phone.of_member(meeting.round, asked.rae)
    assert not PulseRound.objects.for_member(asked.rae).exists()


def test_only_groups_that_are_asked_at_sessions_have_one(cast: Cast) -> None:
    session = cast.session()
    open_room(group_session=session, person=cast.ada)
    assert make_session_round(group_session=session) is None
    with pytest.raises(NoPulse):
        round_of_session(session)


def test_making_it_twice_makes_one(asked: Cast) -> None:
    meeting = Meeting(asked, seats=1)
    assert make_session_round(group_session=meeting.session) == meeting.round
    assert meeting.round.status == RoundStatus.OPEN


def test_a_round_that_passes_by_itself_is_released(asked: Cast) -> None:
    meeting = Meeting(asked, seats=6)
    due = meeting.held([2, 4, 6, 8, 6])
    with_room_closed = meeting.round
    assert close_due_rounds(now=due) == Turned(closed=1, released=1)
    release = GroupRelease.objects.get()
    assert (release.rounds, release.n_band, release.seats) == ([1], "5-9", 6)
    with_room_closed.refresh_from_db()
    assert with_room_closed.status == RoundStatus.RELEASED
    assert not PulseBallot.objects.exists()
    assert not TokenIssued.objects.exists()
    assert not [name for name in names_of_keys() if not name.startswith("program-block")]


def test_it_stays_open_as_long_as_the_room(asked: Cast) -> None:
    meeting = Meeting(asked, seats=5)
    assert close_due_rounds(now=timezone.now() + DAY) == Turned()
    meeting.phone(0).answer()


def test_answers_on_their_way_still_arrive(asked: Cast) -> None:
    meeting = Meeting(asked, seats=5)
    phone = meeting.phone(4)
    due = meeting.held([2, 4, 6, 8])
    phone.answer(7)
    assert close_due_rounds(now=due).released == 1
    with pytest.raises(RoundNotOpen):
        phone.answer(7)


def test_rounds_under_their_rules_wait_for_one_that_passes(asked: Cast) -> None:
    first = Meeting(asked, seats=6)
    assert close_due_rounds(now=first.held([2, 4, 6])) == Turned(closed=1)
    first.round.refresh_from_db()
    assert (first.round.status, first.round.sealed_why) == (RoundStatus.CLOSED, SealedWhy.TOO_FEW)
    assert not TokenIssued.objects.exists()
    assert PulseBallot.objects.count() == 3
    assert len(counted_tokens(first.round)) == 3
    assert round_name(first.round.pk) not in names_of_keys()
    assert block_name(first.round.block_id) in names_of_keys()
    second = Meeting(asked, seats=6)
    assert second.round.block_id == first.round.block_id
    assert second.round.number == 2
    assert close_due_rounds(now=second.held([2, 4])) == Turned(closed=1)
    third = Meeting(asked, seats=6)
    assert close_due_rounds(now=third.held([2, 4, 6, 8, 6])) == Turned(closed=1, released=3)
    release = GroupRelease.objects.get()
    # Ten answers, and perhaps only five people: it is told as five.
    assert (sorted(release.rounds), release.n_band) == ([1, 2, 3], "5-9")
    told = set(release.values)
    assert told <= set(third.round.items)  # what only earlier rounds asked had too few
    assert not PulseBallot.objects.exists()
    after = Meeting(asked, seats=1)
    assert after.round.block_id != third.round.block_id


def test_a_phone_that_comes_again_and_again_is_no_crowd(asked: Cast) -> None:
    meeting = Meeting(asked, seats=1)
    for _time in range(6):
        seat = take_seat(code=meeting.room.code)
        Phone.of_seat(meeting.round, meeting.session, seat.key).answer(9)
        give_up_seat(room=meeting.room, token=seat.token)
    due = meeting.held([1])
    assert PulseBallot.objects.count() == 7
    assert close_due_rounds(now=due) == Turned(closed=1)
    meeting.round.refresh_from_db()
    assert meeting.round.sealed_why == SealedWhy.TOO_FEW
    # Nor does it count as one later, when the block is opened.
    later = Meeting(asked, seats=5)
    assert close_due_rounds(now=later.held([2, 4, 6, 8, 6])).released == 2
    only_asked_before = set(meeting.round.items) - set(later.round.items)
    assert only_asked_before
    assert not only_asked_before & set(GroupRelease.objects.get().values)


def test_sealed_rounds_are_destroyed_after_180_days(asked: Cast) -> None:
    meeting = Meeting(asked, seats=6)
    due = meeting.held([2, 4, 6])
    close_due_rounds(now=due)
    assert close_due_rounds(now=due + 179 * DAY) == Turned()
    assert close_due_rounds(now=due + 182 * DAY) == Turned(destroyed=1)
    assert not PulseBallot.objects.exists()
    assert names_of_keys() == []
    meeting.round.refresh_from_db()
    assert meeting.round.status == RoundStatus.DESTROYED


def test_a_group_without_a_roster_can_be_asked(asked: Cast) -> None:
    another = asked.another_group()
    set_cadence(support_group=another, way=PulseWay.SESSIONS)
    session = asked.session(group=another)
    room = open_room(group_session=session, person=asked.ada)
    made = make_session_round(group_session=session)
    assert made
    for score in (2, 4, 6, 8, 6):
        Phone.of_seat(made, session, take_seat(code=room.code).key).answer(score)
    close_room(room=LiveRoom.objects.get(pk=room.pk))
    close_due_rounds()
    assert close_due_rounds(now=timezone.now() + GRACE).released == 1
    release = GroupRelease.objects.get()
    assert (release.roster, release.seats) == (None, 5)


def test_a_few_seats_more_or_less_wait_once(asked: Cast) -> None:
    close_due_rounds(now=Meeting(asked, seats=7).held([2, 4, 6, 8, 6]))
    assert GroupRelease.objects.count() == 1
    second = Meeting(asked, seats=6)
    assert close_due_rounds(now=second.held([2, 4, 6, 8, 6])) == Turned(closed=1)
    second.round.refresh_from_db()
    assert second.round.sealed_why == SealedWhy.ROSTER_CHANGED
    third = Meeting(asked, seats=6)
    assert close_due_rounds(now=third.held([2, 4, 6, 8, 6])) == Turned(closed=1, released=2)


def test_a_member_who_left_waits_once_though_the_seats_are_the_same(asked: Cast) -> None:
    tuesday_circle(asked, asked=False)
    close_due_rounds(now=Meeting(asked, seats=6).held([2, 4, 6, 8, 6]))
    remove_from_roster(support_group=asked.circle, person=asked.rob)
    second = Meeting(asked, seats=6)
    assert close_due_rounds(now=second.held([2, 4, 6, 8, 6])) == Turned(closed=1)


def test_a_room_that_is_open_when_asking_stops_goes_on(asked: Cast) -> None:
    meeting = Meeting(asked, seats=5)
    stop_asking(support_group=asked.circle)
    assert close_due_rounds(now=meeting.held([2, 4, 6, 8, 6])).released == 1
    assert pulse_of_group(support_group=asked.circle, person=asked.rae).releases
