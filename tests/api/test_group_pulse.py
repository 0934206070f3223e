"""When a group is asked, and what comes back to it: for its own people, and nobody else."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone
from rest_framework.test import APIClient

from facilitation.groups.models import GroupAccess, SupportGroup
from facilitation.groups.roster import add_to_roster
from facilitation.programs.enrolment import enrol, person_with_email
from facilitation.programs.models import Person, Role
from facilitation.pulse.closing import close_due_rounds
from facilitation.pulse.models import PulseRound
from tests.api.answers import API, content, problem
from tests.api.conftest import SignIn
from tests.cast import Cast
from tests.pulse_phone import PulsePhone, from_base64url, open_round_of

CALENDAR = {"way": "calendar", "every_weeks": 4, "starts_on": "2030-01-07", "open_days": 7}


def address(cast: Cast, what: str = "pulse") -> str:
    return f"{API}/groups/{cast.circle.pk}/{what}"


def set_cadence(cora: APIClient, cast: Cast, **changed: Any) -> Any:
    return cora.put(address(cast, "pulse-cadence"), {**CALENDAR, **changed})


def nothing_yet(cadence: object) -> dict[str, object]:
    return {"cadence": cadence, "releases": [], "sealed": None}


def test_a_group_is_asked_by_the_calendar(cast: Cast, cora: APIClient, rae: APIClient) -> None:
    assert content(rae.get(address(cast))) == nothing_yet(None)
    assert content(set_cadence(cora, cast)) == CALENDAR
    for client in (rae, cora):
        assert content(client.get(address(cast))) == nothing_yet(CALENDAR)
    [told] = content(rae.get(f"{API}/pulse/rounds"))
    assert (told["status"], told["opens_at"]) == ("coming", "2030-01-06T23:00:00Z")


def test_or_at_its_sessions(cast: Cast, cora: APIClient, rae: APIClient) -> None:
    at_sessions = {"way": "sessions", "every_weeks": None, "starts_on": None, "open_days": None}
    answer = cora.put(address(cast, "pulse-cadence"), {"way": "sessions"})
    assert content(answer) == at_sessions
    assert content(rae.get(f"{API}/pulse/rounds")) == []


def test_and_no_longer(cast: Cast, cora: APIClient, rae: APIClient) -> None:
    content(set_cadence(cora, cast))
    for _again in range(2):
        assert cora.delete(address(cast, "pulse-cadence")).status_code == 204
    assert content(rae.get(address(cast))) == nothing_yet(None)
    assert content(rae.get(f"{API}/pulse/rounds")) == []


@pytest.mark.parametrize(
    "changed",
    [
        {"every_weeks": 0},
        {"every_weeks": 27},
        {"every_weeks": None},
        {"open_days": 29},
        {"open_days": 0},
        {"every_weeks": 1, "open_days": 8},
        {"starts_on": None},
        {"starts_on": "9999-12-31"},
        {"starts_on": "2030-02-30"},
        {"every_weeks": 10**30},
        {"way": "whenever"},
    ],
    ids=str,
)
def test_a_calendar_that_is_none_is_refused(
    changed: dict[str, object], cast: Cast, cora: APIClient, rae: APIClient
) -> None:
    answer = set_cadence(cora, cast, **changed)
    assert answer.status_code == 400
    assert answer.json()["code"] in {"invalid", "cadence_unclear"}
    assert content(rae.get(address(cast))) == nothing_yet(None)


def test_a_group_without_a_roster_can_only_be_asked_at_its_sessions(
    cast: Cast, cora: APIClient
) -> None:
    group = cast.another_group()
    path = f"{API}/groups/{group.pk}/pulse-cadence"
    problem(cora.put(path, CALENDAR), 409, "roster_needed")
    content(cora.put(path, {"way": "sessions"}))


def fill_up(cast: Cast, group: SupportGroup, names: tuple[str, ...]) -> list[Person]:
    people = [person_with_email(email=f"{name}@example.org", name=name) for name in names]
    for person in people:
        enrol(program=cast.program, person=person, role=Role.RESIDENT)
        add_to_roster(support_group=group, person=person)
    return people


def answer_as(client: APIClient, score: int | None) -> None:
    """With this score everywhere; None hands a blank in."""
    [told] = [each for each in content(client.get(f"{API}/pulse/rounds")) if each["opens_at"]]
    phone = PulsePhone(told)
    body = {"blinded_message": phone.blinded_message}
    phone.take(content(client.post(f"{API}/pulse/rounds/{told['id']}/tokens", body)))
    ballot = phone.ballot() if score is None else phone.full_ballot(score)
    content(APIClient().post(f"{API}/pulse/ballots", ballot))


@pytest.fixture
def released(cast: Cast, signed_in: SignIn) -> PulseRound:
    """A round of the circle in which all seven members answered."""
    people = fill_up(cast, cast.circle, ("Gil", "Hanna", "Ines", "Juri", "Kim"))
    pulse_round = open_round_of(cast.circle)
    for score, person in enumerate([cast.rae, cast.rob, *people], start=2):
        answer_as(signed_in(person), score)
    assert close_due_rounds(now=timezone.now() + timedelta(days=8)).released == 1
    return pulse_round


def test_members_and_co_facilitators_read_what_was_released(
    released: PulseRound, cast: Cast, rae: APIClient, ada: APIClient
) -> None:
    cast.session()
    for client in (rae, ada):
        told = content(client.get(address(cast)))
        [release] = told["releases"]
        assert (told["sealed"], release["n_band"], release["rounds"]) == (None, "5-9", [1])
        assert date.fromisoformat(release["released_on"]) > timezone.now().date()
        kinds = {each["kind"] for each in release["items"]}
        assert "first_or_returning" not in kinds
        scales = [each for each in release["items"] if each["kind"] == "0-10"]
        assert [each["mean"] for each in scales] == [{"value": 5.0, "end": None}] * len(scales)
        assert all(each["text"] and each["shares"] is None for each in release["items"])


def test_a_coordinator_reads_the_cadence_and_no_release(
    released: PulseRound, cast: Cast, cora: APIClient
) -> None:
    assert content(cora.get(address(cast))) == nothing_yet(None)


def test_a_resident_who_could_join_but_has_not_reads_no_release(
    released: PulseRound, cast: Cast, remi: APIClient
) -> None:
    cast.circle.access = GroupAccess.PROGRAM
    cast.circle.save(update_fields=["access"])
    assert content(remi.get(address(cast))) == nothing_yet(None)


def test_everybody_can_count_the_tokens_that_were_spent(
    released: PulseRound, visitor: APIClient
) -> None:
    path = f"{API}/pulse/rounds/{released.pk}"
    hashes = content(visitor.get(f"{path}/counted"))["token_hashes"]
    assert len(hashes) == len(set(hashes)) == 7
    assert [from_base64url(each) for each in hashes] == sorted(map(from_base64url, hashes))
    kinds = [
        each["body"].split('"kind":"')[1].split('"')[0]
        for each in content(visitor.get(f"{path}/manifest"))["entries"]
    ]
    assert kinds == ["opened", "closed", "released"]


def test_with_too_few_answers_a_round_stays_sealed_and_says_why(
    cast: Cast, rae: APIClient, cora: APIClient
) -> None:
    fill_up(cast, cast.circle, ("Gil", "Hanna", "Ines"))
    open_round_of(cast.circle)
    answer_as(rae, 3)
    assert close_due_rounds(now=timezone.now() + timedelta(days=8)).extended == 1
    told = content(rae.get(address(cast)))
    assert told["sealed"]["why"] == "too_few"
    assert told["releases"] == []
    assert content(cora.get(address(cast))) == nothing_yet(None)


def test_blanks_count_as_tokens_spent_and_never_as_answers(
    cast: Cast, signed_in: SignIn, rae: APIClient
) -> None:
    people = [cast.rae, cast.rob, *fill_up(cast, cast.circle, ("Gil", "Hanna", "Ines", "Juri"))]
    pulse_round = open_round_of(cast.circle)
    for person, score in zip(people, [2, 4, 6, 8, None, None], strict=True):
        answer_as(signed_in(person), score)
    assert close_due_rounds(now=timezone.now() + timedelta(days=8)).extended == 1
    assert content(rae.get(address(cast)))["sealed"]["why"] == "too_few"
    assert pulse_round.ballots.count() == 6
