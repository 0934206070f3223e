"""What a calendar program makes of a person's feed. The times cross the end of summer time."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitation.calendars.entries import calendar_text, session_text
from facilitation.calendars.links import feed_of, renew_link, show_place
from facilitation.programs.models import Person, Program
from facilitation.sessions.assignment import Assignment, assign_co_facilitators
from facilitation.sessions.lifecycle import move
from facilitation.sessions.models import CoFacilitatorRole, GroupSession, SessionStatus
from facilitation.sessions.scheduling import Repetition, change_session, draft_sessions
from tests.calendars.reading import (
    ICAL_JS,
    Seen,
    as_ical_js_sees_it,
    as_vobject_sees_it,
    vobject_reads,
)
from tests.cast import Cast

FIRST = datetime(2030, 10, 15, 16, 0, tzinfo=UTC)  # 18:00 in Berlin; summer time ends on the 27th
BERLIN = ZoneInfo("Europe/Berlin")
TWO_WEEKS = timedelta(weeks=2)
HOUR = timedelta(hours=1)
READERS: dict[str, Callable[[bytes], list[Seen]]] = {
    "vobject": as_vobject_sees_it,
    "ical.js": as_ical_js_sees_it,
}


@pytest.fixture(params=READERS)
def read(request: pytest.FixtureRequest) -> Callable[[bytes], list[Seen]]:
    if request.param == "ical.js" and not (shutil.which("node") and ICAL_JS.is_dir()):
        pytest.fail("ical.js is not installed: make phone-setup")
    return READERS[request.param]


def series(cast: Cast, count: int = 4, *, scheduled: bool = True) -> list[GroupSession]:
    drafted = draft_sessions(
        support_group=cast.circle,
        plan=cast.plan,
        starts_at=FIRST,
        place="Seminar room 2",
        repetition=Repetition(every_weeks=2, count=count),
    )
    return [staffed(cast, each, scheduled=scheduled) for each in drafted]


def staffed(cast: Cast, session: GroupSession, *, scheduled: bool = True) -> GroupSession:
    ada = Assignment(cast.ada, CoFacilitatorRole.ALUM, is_lead=True)
    assign_co_facilitators(group_session=session, assignments=[ada])
    return move(group_session=session, to=SessionStatus.SCHEDULED) if scheduled else session


def feed(person: Person) -> bytes:
    return calendar_text(feed_of(person))


def entries(text: bytes) -> list[object]:
    return list(getattr(vobject_reads(text), "vevent_list", []))


def seen(sessions: Sequence[GroupSession]) -> list[Seen]:
    """What the database says, as a calendar should show it."""
    return sorted(
        Seen(
            each.starts_at,
            each.ends_at,
            cancelled=each.status == SessionStatus.CANCELLED,
        )
        for each in sessions
    )


def fresh(sessions: Sequence[GroupSession]) -> list[GroupSession]:
    return list(GroupSession.objects.filter(pk__in=[each.pk for each in sessions]))


def test_a_series_with_exceptions_is_one_entry(
    cast: Cast, read: Callable[[bytes], list[Seen]]
) -> None:
    sessions = series(cast)
    assert read(feed(cast.rae)) == seen(sessions)
    # The wall clock stays 18:00 when the clocks change.
    assert {each.starts_at.astimezone(BERLIN).hour for each in read(feed(cast.rae))} == {18}
    change_session(group_session=sessions[1], starts_at=sessions[1].starts_at + 26 * HOUR)
    change_session(group_session=sessions[2], minutes=90)
    move(group_session=sessions[3], to=SessionStatus.CANCELLED)
    assert read(feed(cast.rae)) == seen(fresh(sessions))
    assert len(entries(feed(cast.rae))) == 4  # the rule and three exceptions to it


def test_what_somebody_has_nothing_to_do_with_is_left_out(
    cast: Cast, read: Callable[[bytes], list[Seen]]
) -> None:
    sessions = series(cast, count=5)
    paul = Assignment(cast.paul, CoFacilitatorRole.PSYCHOLOGIST, is_lead=True)
    for number in (1, 3):
        assign_co_facilitators(group_session=sessions[number], assignments=[paul])
    assert read(feed(cast.paul)) == seen([sessions[1], sessions[3]])
    assert read(feed(cast.ada)) == seen([sessions[0], sessions[2], sessions[4]])


def test_drafts_are_in_nobodys_calendar(cast: Cast, read: Callable[[bytes], list[Seen]]) -> None:
    sessions = series(cast, scheduled=False)
    assert read(feed(cast.rae)) == []
    for number in (0, 1, 3):
        move(group_session=sessions[number], to=SessionStatus.SCHEDULED)
    assert read(feed(cast.rae)) == seen([sessions[0], sessions[1], sessions[3]])


def test_one_session_alone_and_as_a_file(cast: Cast, read: Callable[[bytes], list[Seen]]) -> None:
    alone = cast.session(starts_at=FIRST)
    in_series = series_elsewhere(cast)
    text = session_text(person=cast.rae, group_session=alone)
    assert read(text) == seen([alone])
    assert read(feed(cast.rae)) == seen([alone])
    assert uids(text) == uids(feed(cast.rae))  # added twice, it is there once
    assert read(session_text(person=cast.ada, group_session=in_series)) == seen([in_series])


def series_elsewhere(cast: Cast) -> GroupSession:
    drafted = draft_sessions(
        support_group=cast.another_group(),
        plan=cast.plan,
        starts_at=FIRST + HOUR * 5,
        repetition=Repetition(every_weeks=1, count=3),
    )
    return staffed(cast, drafted[1])


def uids(text: bytes) -> set[str]:
    return {each.uid.value for each in entries(text)}  # type: ignore[attr-defined]


def sequences(text: bytes) -> set[int]:
    return {int(each.sequence.value) for each in entries(text)}  # type: ignore[attr-defined]


def test_ids_stay_and_the_sequence_grows_with_every_change(cast: Cast) -> None:
    sessions = series(cast)
    before = feed(cast.rae)
    numbers = [max(sequences(before))]

    def changed() -> None:
        text = feed(cast.rae)
        assert uids(text) == uids(before)
        numbers.append(max(sequences(text)))
        assert numbers[-1] > numbers[-2]

    change_session(group_session=sessions[1], place="Garden")
    changed()
    change_session(group_session=sessions[1], place="Seminar room 2")
    changed()
    move(group_session=sessions[2], to=SessionStatus.CANCELLED)
    changed()
    renew_link(person=cast.rae)
    assert uids(feed(cast.rae)) == uids(before)


def test_a_file_for_one_session_grows_as_well(cast: Cast) -> None:
    session = cast.session(starts_at=FIRST)
    [before] = sequences(session_text(person=cast.rae, group_session=session))
    session = change_session(group_session=session, starts_at=FIRST + HOUR)
    [after] = sequences(session_text(person=cast.rae, group_session=session))
    assert after == before + 1


def test_a_calendar_says_nothing_but_protected_time(cast: Cast) -> None:
    sessions = series(cast)
    change_session(group_session=sessions[1], place="Chapel")
    text = feed(cast.rae).decode()
    told = [*cast.circle.name.split(), "seminar", "chapel", "ada", "emergency", "resident"]
    told += ["in this room", "example.org", str(sessions[0].pk), sessions[0].pk.hex]
    told += [str(sessions[0].series_id), str(cast.rae.pk), cast.plan.slug]
    unfolded = text.replace("\r\n ", "").lower()
    assert [each for each in told if each.lower() in unfolded] == []
    summaries = {each.summary.value for each in entries(feed(cast.rae))}  # type: ignore[attr-defined]
    assert summaries == {"Protected time"}
    show_place(person=cast.rae, with_place=True)
    places = [each.place for each in as_vobject_sees_it(feed(cast.rae))]
    assert places == ["Seminar room 2", "Chapel", "Seminar room 2", "Seminar room 2"]


def test_two_peoples_calendars_share_no_id(cast: Cast) -> None:
    series(cast)
    cast.session(starts_at=FIRST + HOUR * 24)
    assert len(uids(feed(cast.rae))) == 2
    assert not uids(feed(cast.rae)) & uids(feed(cast.rob))


def test_directors_coordinators_and_outsiders_have_empty_calendars(cast: Cast) -> None:
    series(cast)
    for person in (cast.dana, cast.cora, cast.olaf, cast.remi):
        assert as_vobject_sees_it(feed(person)) == []
    assert len(as_vobject_sees_it(feed(cast.rae))) == 4


def test_a_calendar_of_other_years_is_read_by_its_own_zone(cast: Cast) -> None:
    """A zone is told for the years of its sessions, and a reader may keep the first it was told."""
    cast.session(starts_at=FIRST - timedelta(days=5 * 365))
    as_vobject_sees_it(feed(cast.rae))
    GroupSession.objects.all().delete()
    sessions = series(cast)
    assert as_vobject_sees_it(feed(cast.rae)) == seen(sessions)


def test_a_program_that_moved_to_another_zone_keeps_its_sessions(cast: Cast) -> None:
    sessions = series(cast)
    Program.objects.filter(pk=cast.program.pk).update(time_zone="America/Chicago")
    assert as_vobject_sees_it(feed(cast.rae)) == seen(sessions)


CHANGES = st.lists(
    st.tuples(st.integers(0, 4), st.sampled_from(["cancel", "later", "longer", "none"])),
    max_size=6,
)


@pytest.mark.one_process
@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(weeks=st.integers(1, 5), drafts=st.sets(st.integers(0, 4)), changes=CHANGES)
def test_whatever_became_of_a_series_the_calendar_shows_it(
    weeks: int, drafts: set[int], changes: list[tuple[int, str]], cast: Cast
) -> None:
    GroupSession.objects.all().delete()
    drafted = draft_sessions(
        support_group=cast.circle,
        plan=cast.plan,
        starts_at=FIRST,
        repetition=Repetition(every_weeks=weeks, count=5),
    )
    sessions = [
        staffed(cast, each, scheduled=number not in drafts) for number, each in enumerate(drafted)
    ]
    off: set[int] = set()
    for number, what in changes:
        if number in off:
            continue
        if what == "cancel":
            move(group_session=sessions[number], to=SessionStatus.CANCELLED)
            off.add(number)
        elif what == "later":
            now = GroupSession.objects.get(pk=sessions[number].pk)
            change_session(group_session=now, starts_at=now.starts_at + HOUR * 25)
        elif what == "longer":
            change_session(group_session=sessions[number], minutes=75)
    visible = GroupSession.objects.exclude(status=SessionStatus.DRAFT)
    assert as_vobject_sees_it(feed(cast.rae)) == seen(list(visible))
