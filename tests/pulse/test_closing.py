"""What becomes of a calendar round: released, extended, destroyed; and what is left of it."""

from __future__ import annotations

import hashlib
import io
import json
from datetime import date

import pytest
from django.core.management import call_command

from facilitation.groups.roster import add_to_roster, remove_from_roster
from facilitation.pulse.ballot_box import CountedToken, ManifestEntry, PulseBallot, TokenIssued
from facilitation.pulse.closing import Turned, close_due_rounds
from facilitation.pulse.key_store import key_store
from facilitation.pulse.manifest import BEFORE_THE_FIRST, chain_of
from facilitation.pulse.models import RoundStatus, SealedWhy
from facilitation.pulse.reading import RoundNotClosed, counted_tokens
from facilitation.pulse.released import GroupRelease, ProgramRelease, SealedSums
from facilitation.pulse.round_keys import block_name, round_name
from tests.cast import Cast
from tests.pulse.phones import (
    DAY,
    MORNING,
    Circle,
    Phone,
    names_of_keys,
    resident,
    thursday_circle,
    tuesday_circle,
)

CLOSE = MORNING + 7 * DAY
NEXT_CLOSE = CLOSE + 28 * DAY


@pytest.fixture
def circle(cast: Cast) -> Circle:
    return tuesday_circle(cast)


def test_a_round_that_passes_is_released_and_leaves_no_ballot(circle: Circle) -> None:
    ended = circle.open_round
    phones = circle.answer([2, 4, 6, 8, 6])
    assert close_due_rounds(now=CLOSE - DAY) == Turned()
    assert close_due_rounds(now=CLOSE) == Turned(closed=1, released=1)
    release = GroupRelease.objects.get()
    assert (release.rounds, release.n_band) == ([1], "5-9")
    assert release.released_on == date(2026, 3, 9)
    ended.refresh_from_db()
    assert ended.status == RoundStatus.RELEASED
    assert not PulseBallot.objects.exists()
    assert not TokenIssued.objects.exists()
    assert not {round_name(ended.pk), block_name(ended.block_id)} & set(names_of_keys())
    assert counted_tokens(ended) == sorted(phone.token_hash for phone in phones)
    told = json.dumps(release.values)
    assert "returning" not in told  # never told of one group
    scales = [each for each in release.values.values() if each["mean"]]
    assert scales
    # The next one can be answered, and its tokens were there all along.
    assert close_due_rounds(now=MORNING + 28 * DAY) == Turned(opened=1)


def test_closing_twice_changes_nothing(circle: Circle) -> None:
    circle.answer([2, 4, 6, 8, 6])
    close_due_rounds(now=CLOSE)
    entries = ManifestEntry.objects.count()
    assert close_due_rounds(now=CLOSE) == Turned()
    assert (GroupRelease.objects.count(), ManifestEntry.objects.count()) == (1, entries)


def test_too_few_answers_extend_the_round_with_the_same_tokens(circle: Circle) -> None:
    phones = circle.answer([2, 4, 6, 8])
    held = circle.open_round
    coming = circle.coming
    assert close_due_rounds(now=CLOSE) == Turned(extended=1)
    held.refresh_from_db()
    assert (held.status, held.extensions, held.sealed_why) == (
        RoundStatus.OPEN,
        1,
        SealedWhy.TOO_FEW,
    )
    assert held.closes_at == coming.closes_at  # it takes the place of the next one,
    coming.refresh_from_db()
    assert coming.opens_at > held.closes_at  # which is put off
    with pytest.raises(RoundNotClosed):
        counted_tokens(held)
    phones[0].answer(9)  # who answered may still think again: it stays one answer
    assert PulseBallot.objects.count() == 4
    Phone.of_member(held, circle.people[4]).answer(5)
    assert close_due_rounds(now=NEXT_CLOSE) == Turned(closed=1, released=1)
    assert GroupRelease.objects.get().n_band == "5-9"


def test_seven_in_ten_must_have_answered(cast: Cast) -> None:
    circle = tuesday_circle(cast, others=6)  # eight people: five are 62 percent, six are 75
    circle.answer([5, 5, 6, 6, 7])
    assert close_due_rounds(now=CLOSE) == Turned(extended=1)
    circle.answer([4], people=circle.people[5:])
    assert close_due_rounds(now=NEXT_CLOSE).released == 1


def test_void_ballots_count_for_nothing(circle: Circle) -> None:
    circle.answer([2, 4, 6, 8])
    phone = Phone.of_member(circle.open_round, circle.people[4])
    scale = circle.open_round.items[0]
    for void in (
        b"no json",
        b"{}",
        json.dumps({"v": 1, "answers": {}}).encode(),
        json.dumps({"v": 2, "answers": {scale: 5}}).encode(),
        json.dumps({"v": 1, "answers": {scale: 11}}).encode(),
        json.dumps({"v": 1, "answers": {scale: True}}).encode(),
        json.dumps({"v": 1, "answers": {scale: 5, "no-such-item": 5}}).encode(),
        json.dumps({"v": 1, "answers": {scale: 5}, "name": "Rae"}).encode(),
        json.dumps({"v": 1, "answers": [5]}).encode(),
        b"[" * 250,
    ):
        phone.send(void)
        held = circle.open_round
        assert close_due_rounds(now=held.closes_at) == Turned(extended=1), void
        held.refresh_from_db()
        held.extensions, held.closes_at = 0, CLOSE
        held.save()
    phone.send(json.dumps({"v": 1, "answers": {scale: 5}}).encode())
    assert close_due_rounds(now=CLOSE).released == 1


def test_an_answer_moved_to_another_token_is_void(circle: Circle) -> None:
    *phones, thief = circle.answer([2, 4, 6, 8, 5])
    stolen = PulseBallot.objects.get(token_hash=phones[0].token_hash)
    PulseBallot.objects.filter(token_hash=thief.token_hash).update(sealed=stolen.sealed)
    assert close_due_rounds(now=CLOSE) == Turned(extended=1)


def test_a_few_who_left_make_the_next_round_wait_once(cast: Cast) -> None:
    circle = tuesday_circle(cast, others=6)
    circle.answer([5, 5, 6, 6, 7, 7, 8, 8])
    assert close_due_rounds(now=CLOSE).released == 1
    close_due_rounds(now=MORNING + 28 * DAY)
    circle.answer([5, 5, 6, 6, 7, 7, 8, 8])
    remove_from_roster(support_group=circle.group, person=circle.people[7])
    second = circle.open_round
    assert close_due_rounds(now=NEXT_CLOSE) == Turned(extended=1)
    second.refresh_from_db()
    assert (second.sealed_why, second.widened) == (SealedWhy.ROSTER_CHANGED, True)
    assert close_due_rounds(now=NEXT_CLOSE + 28 * DAY).released == 1


def test_after_180_days_it_is_destroyed_unread(circle: Circle) -> None:
    circle.answer([2, 4, 6, 8])
    held, now, extended = circle.open_round, CLOSE, 0
    while (turned := close_due_rounds(now=now)).extended:
        held.refresh_from_db()
        now, extended = held.closes_at, extended + turned.extended
    assert turned.destroyed == 1
    assert now.astimezone().date() - date(2026, 3, 9) <= 180 * DAY
    assert extended == 7
    held.refresh_from_db()
    assert held.status == RoundStatus.DESTROYED
    assert not PulseBallot.objects.exists()
    assert not TokenIssued.objects.exists()
    assert not GroupRelease.objects.exists()
    assert not CountedToken.objects.exists()
    assert not {round_name(held.pk), block_name(held.block_id)} & set(names_of_keys())
    assert counted_tokens(held) == []


def test_a_server_that_slept_too_long_reads_nothing(circle: Circle) -> None:
    circle.answer([2, 4, 6, 8, 6])
    assert close_due_rounds(now=CLOSE + 181 * DAY).destroyed == 1
    assert not GroupRelease.objects.exists()


def test_the_manifest_is_one_chain_that_everybody_can_check(circle: Circle) -> None:
    phones = circle.answer([2, 4, 6, 8])
    close_due_rounds(now=CLOSE)
    phones += circle.answer([5], people=circle.people[4:])
    ended = circle.open_round
    close_due_rounds(now=NEXT_CLOSE)
    before = BEFORE_THE_FIRST
    for number, entry in enumerate(chain_of(circle.group), start=1):
        assert entry.number == number
        before = hashlib.sha256(before + entry.body.encode()).digest()
        assert entry.hash == before.hex()
    bodies = [json.loads(each.body) for each in ended.manifest_entries.all()]
    assert [each["kind"] for each in bodies] == ["opened", "extended", "closed", "released"]
    assert (bodies[0]["roster_size"], bodies[0]["floor"], bodies[0]["way"]) == (6, 5, "roster")
    assert (bodies[2]["ballots"], bodies[2]["roster_size"]) == (5, 6)
    assert {each["round"] for each in bodies} == {str(ended.pk)}


def test_two_groups_that_passed_leave_for_the_program_together(cast: Cast, circle: Circle) -> None:
    other = thursday_circle(cast)
    circle.answer([2, 4, 6, 8, 6])
    other.answer([7, 7, 5, 5, 3, 3])
    assert close_due_rounds(now=CLOSE) == Turned(closed=2, released=2)
    release = ProgramRelease.objects.get()
    assert (release.number, release.n_band, release.groups_band) == (1, "10-19", "2-4")
    assert (release.from_on, release.to_on) == (date(2026, 3, 2), date(2026, 3, 9))
    assert release.values
    assert not SealedSums.objects.exists()
    assert not [name for name in names_of_keys() if name.startswith("program-block")]


def test_one_group_alone_waits_sealed(cast: Cast, circle: Circle) -> None:
    other = thursday_circle(cast)
    circle.answer([2, 4, 6, 8, 6])
    other.answer([7, 7])
    assert close_due_rounds(now=CLOSE) == Turned(closed=1, released=1, extended=1)
    assert not ProgramRelease.objects.exists()
    waiting = SealedSums.objects.get()
    assert len(bytes(waiting.sealed)) == 8192 + 48
    assert close_due_rounds(now=CLOSE + 10 * DAY) == Turned()
    other.answer([5, 5, 3, 3], people=other.people[2:])
    assert close_due_rounds(now=NEXT_CLOSE).released == 1
    assert ProgramRelease.objects.get().n_band == "10-19"
    assert not SealedSums.objects.exists()


def test_sums_that_waited_180_days_are_dropped_unread(cast: Cast, circle: Circle) -> None:
    other = thursday_circle(cast)
    circle.answer([2, 4, 6, 8, 6])
    close_due_rounds(now=CLOSE)
    key = SealedSums.objects.get().key
    close_due_rounds(now=CLOSE + 179 * DAY)
    assert SealedSums.objects.get().key == key
    close_due_rounds(now=CLOSE + 180 * DAY)
    assert not SealedSums.objects.exists()
    assert not [name for name in names_of_keys() if name.startswith("program-block")]
    assert other.group.pulse_rounds.count()


def test_a_program_with_one_group_pools_its_rounds(circle: Circle) -> None:
    circle.answer([2, 4, 6, 8, 6, 6])
    close_due_rounds(now=CLOSE)
    assert not ProgramRelease.objects.exists()
    assert SealedSums.objects.count() == 1


def test_a_missing_key_throws_nothing_away(
    circle: Circle, caplog: pytest.LogCaptureFixture
) -> None:
    circle.answer([2, 4, 6, 8, 6])
    kept = key_store().get(block_name(circle.open_round.block_id))
    key_store().destroy(block_name(circle.open_round.block_id))
    assert close_due_rounds(now=CLOSE) == Turned(failed=1)
    assert "key" in caplog.text
    assert PulseBallot.objects.count() == 5
    key_store().put(block_name(circle.open_round.block_id), kept)
    assert close_due_rounds(now=CLOSE).released == 1


def test_a_newcomer_during_the_round_can_answer_it(cast: Cast, circle: Circle) -> None:
    circle.answer([2, 4, 6, 8])
    nina = resident(cast.program, "Nina")
    add_to_roster(support_group=circle.group, person=nina)
    Phone.of_member(circle.open_round, nina).answer(5)
    assert close_due_rounds(now=CLOSE).released == 1  # five of seven


def test_the_command_prints_counts_only(circle: Circle) -> None:
    out = io.StringIO()
    call_command("close_pulse_rounds", stdout=out)  # today is long after those days
    line = out.getvalue()
    assert line.count(",") == 5
    assert "1 destroyed" in line
    assert str(circle.group.pk) not in line
