"""A co-facilitator's own prebrief: what is in it, and confirming it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from rest_framework.test import APIClient

from facilitation.live_room.opening import close_room, open_room
from facilitation.plans.models import Plan
from facilitation.prebriefs.models import PrebriefConfirmation
from facilitation.program_actions.models import AboutKind
from facilitation.program_actions.recording import record_action
from facilitation.sessions.assignment import Assignment, assign_co_facilitators
from facilitation.sessions.models import CoFacilitatorRole, GroupSession, SessionStatus
from tests.api.answers import API, content, faulty_fields, problem
from tests.api.conftest import SetClock, SignIn
from tests.cast import Cast


@pytest.fixture
def session(cast: Cast) -> GroupSession:
    return cast.session(confirmed=False)


def address(session: GroupSession) -> str:
    return f"{API}/sessions/{session.pk}/prebrief"


def read(client: APIClient, session: GroupSession) -> dict[str, Any]:
    body: dict[str, Any] = content(client.get(address(session)))
    return body


def confirm(client: APIClient, session: GroupSession, **changed: object) -> Any:
    """As the phone does: read it, answer the three questions, send back what was read."""
    shown = read(client, session)
    answered = [each["id"] for each in shown["questions"]["scenarios"]]
    body = {"parts": shown["parts"], "answered": answered, **changed}
    return client.put(f"{address(session)}/confirmation", body)


def test_each_gets_one_of_their_own_role(
    session: GroupSession, ada: APIClient, paul: APIClient
) -> None:
    alum, psychologist = read(ada, session), read(paul, session)
    assert alum["you"] == {"role": "alum", "is_lead": True}
    assert psychologist["you"] == {"role": "psychologist", "is_lead": False}
    assert alum["pair"] == psychologist["pair"] == [alum["you"], psychologist["you"]]
    assert alum["role"]["in_short"] != psychologist["role"]["in_short"]
    assert (alum["glossary"], alum["rota"]) == ([], [])
    assert len(psychologist["glossary"]) >= 8
    assert len(psychologist["rota"]) >= 4
    assert len(alum["unwritten_rules"]) == len(psychologist["unwritten_rules"]) == 12


def test_the_plan_stands_in_it_minute_by_minute(
    cast: Cast, session: GroupSession, ada: APIClient, paul: APIClient
) -> None:
    alum, psychologist = (read(client, session)["plan"] for client in (ada, paul))
    assert alum["ground_rules"] == cast.plan.document["ground_rules"]
    shares = [(mine["title"], mine["share"], other["share"]) for mine, other in zip(
        alum["steps"], psychologist["steps"], strict=True
    )]  # fmt: skip
    assert shares == [
        ("Ground rules", "supports", "leads"),
        ("One word each", "lends", "supports"),
        ("One story, echoes, no advice", "supports", "leads"),
        ("Further down the road", "leads", "supports"),
        ("One next step, in pairs", "leads", "supports"),
        ("Close", "lends", "supports"),
    ]
    assert [each["from_minute"] for each in alum["steps"]] == [0, 5, 13, 35, 45, 55]
    begins = session.starts_at + timedelta(minutes=35)
    assert alum["steps"][3]["starts_at"] == begins.isoformat().replace("+00:00", "Z")
    assert alum["steps"][3]["poll"]["sensitivity"] == "sensitive"


def test_everything_in_it_is_cited_and_says_whether_it_was_reviewed(
    session: GroupSession, paul: APIClient
) -> None:
    body = read(paul, session)
    told = {each["row"] for each in body["findings"]}

    def cited(part: Any) -> set[str]:
        if isinstance(part, dict):
            below = {row for value in part.values() for row in cited(value)}
            return below | set(part.get("evidence", []))
        return {row for each in part for row in cited(each)} if isinstance(part, list) else set()

    assert cited(body) == told
    assert all(each["finding"] and each["source"] for each in body["findings"])
    for part in (body, body["plan"], body["questions"]):
        assert part["review_state"] == "unreviewed"


def test_it_names_whom_to_call(session: GroupSession, ada: APIClient) -> None:
    safety = read(ada, session)["safety"]
    assert {each["service"] for each in safety["contacts"]} == {
        "Psychiatrist on call",
        "Occupational health",
    }
    assert safety["country"]["emergency"]["number"]
    assert len(safety["protocol"]) >= 2


def test_a_reload_shows_the_same_questions(session: GroupSession, ada: APIClient) -> None:
    assert read(ada, session)["questions"] == read(ada, session)["questions"]
    for each in read(ada, session)["questions"]["scenarios"]:
        assert len(each["answers"]) == 3
        assert all(answer["feedback"] for answer in each["answers"])


def test_what_the_program_did_since_the_group_last_met_stands_in_it(
    cast: Cast, ada: APIClient
) -> None:
    record_action(
        program=cast.program,
        title="Pagers go to the night consultant",
        description="From six to seven.",
        done_on=timezone.now().date(),
        about_kind=AboutKind.THEME,
        about="protected-time",
    )
    later = cast.session(starts_at=timezone.now() + timedelta(days=14), confirmed=False)
    assert read(ada, later)["actions"] == []  # the group has not met yet
    close_room(room=open_room(group_session=cast.session(), person=cast.ada))
    [action] = read(ada, later)["actions"]
    assert action["title"] == "Pagers go to the night consultant"


def test_confirming_keeps_who_when_and_what_and_nothing_else(
    session: GroupSession, ada: APIClient
) -> None:
    assert read(ada, session)["state"] == "due"
    confirmed = content(confirm(ada, session, answers={"alum-hours": 2}, score=3))
    assert (confirmed["state"], confirmed["what_changed"]) == ("confirmed", [])
    assert confirmed["confirmed_at"] is not None
    [stored] = PrebriefConfirmation.objects.values()
    assert set(stored) == {
        "id", "group_session_id", "person_id", "confirmed_at", "plan_digest", "pair_digest",
    }  # fmt: skip


def test_confirming_twice_is_harmless(session: GroupSession, ada: APIClient) -> None:
    content(confirm(ada, session))
    content(confirm(ada, session))
    assert PrebriefConfirmation.objects.count() == 1


@pytest.mark.parametrize("answered", [[], ["alum-hours"], ["nothing", "of", "this"]])
def test_the_three_questions_come_first(
    answered: list[str], session: GroupSession, ada: APIClient
) -> None:
    refused = problem(confirm(ada, session, answered=answered), 400, "questions_not_answered")
    assert faulty_fields(refused) == {"answered"}
    assert not PrebriefConfirmation.objects.exists()


def test_what_changed_in_the_meantime_is_not_confirmed_unseen(
    cast: Cast, session: GroupSession, ada: APIClient, cora: APIClient
) -> None:
    seen = read(ada, session)["parts"]
    _change_plan(cora, session, _another_plan(cast))
    problem(confirm(ada, session, parts=seen), 409, "prebrief_has_changed")
    content(confirm(ada, session))


def test_another_plan_is_confirmed_again_without_the_questions(
    cast: Cast, ada: APIClient, paul: APIClient, cora: APIClient
) -> None:
    session = cast.session()
    _change_plan(cora, session, _another_plan(cast))
    for client in (ada, paul):
        shown = read(client, session)
        assert (shown["state"], shown["what_changed"]) == ("changed", ["plan"])
        assert content(confirm(client, session, answered=[]))["state"] == "confirmed"


def test_another_partner_is_news_to_who_stays_and_all_of_it_is_to_who_comes(
    cast: Cast, ada: APIClient, signed_in: SignIn
) -> None:
    session = cast.session(group=cast.another_group())
    _assign(cast, session, cast.sena, CoFacilitatorRole.SENIOR_RESIDENT)
    shown = read(ada, session)
    assert (shown["state"], shown["what_changed"]) == ("changed", ["pair"])
    sena = read(signed_in(cast.sena), session)
    assert (sena["state"], sena["you"]["role"]) == ("due", "senior_resident")


def test_an_assignment_that_is_saved_again_as_it_was_changes_nothing(
    cast: Cast, ada: APIClient
) -> None:
    session = cast.session()
    _assign(cast, session, cast.paul, CoFacilitatorRole.PSYCHOLOGIST)
    assert read(ada, session)["state"] == "confirmed"


def test_another_place_or_time_needs_no_confirming(
    cast: Cast, ada: APIClient, cora: APIClient
) -> None:
    session = cast.session()
    later = (session.starts_at + timedelta(hours=1)).isoformat()
    content(cora.patch(f"{API}/sessions/{session.pk}", {"place": "Library", "starts_at": later}))
    assert read(ada, session)["state"] == "confirmed"


@pytest.mark.parametrize("status", [SessionStatus.CLOSED, SessionStatus.CANCELLED])
def test_there_is_nothing_to_confirm_afterwards(
    status: SessionStatus, session: GroupSession, ada: APIClient
) -> None:
    GroupSession.objects.filter(pk=session.pk).update(status=status)
    problem(confirm(ada, session), 409, "nothing_to_confirm")
    assert read(ada, session)["state"] == "due"


def test_it_can_be_read_and_confirmed_a_week_before(
    cast: Cast, signed_in: SignIn, set_clock: SetClock
) -> None:
    now = set_clock("2030-06-04T18:00:00+02:00")
    session = cast.session(starts_at=now + timedelta(days=7), confirmed=False)
    assert content(confirm(signed_in(cast.ada), session))["state"] == "confirmed"


@pytest.mark.parametrize("body", [{}, {"parts": {"plan": "x"}}, {"parts": "x", "answered": []}])
def test_what_cannot_be_used_is_named(
    body: dict[str, object], session: GroupSession, ada: APIClient
) -> None:
    problem(ada.put(f"{address(session)}/confirmation", body), 400, "invalid")


def test_a_plan_is_named_with_its_version(session: GroupSession, cora: APIClient) -> None:
    answer = cora.patch(f"{API}/sessions/{session.pk}", {"plan": "listening-60"})
    assert faulty_fields(problem(answer, 400, "invalid")) == {"plan_version"}
    body = {"plan": "no-such-plan", "plan_version": 1}
    problem(cora.patch(f"{API}/sessions/{session.pk}", body), 404, "not_found")


def _another_plan(cast: Cast) -> Plan:
    return Plan.objects.exclude(slug=cast.plan.slug).first() or cast.plan


def _change_plan(cora: APIClient, session: GroupSession, plan: Plan) -> None:
    body = {"plan": plan.slug, "plan_version": plan.version}
    changed = content(cora.patch(f"{API}/sessions/{session.pk}", body))
    assert changed["plan"]["id"] == plan.slug


def _assign(cast: Cast, session: GroupSession, partner: Any, role: CoFacilitatorRole) -> None:
    assign_co_facilitators(
        group_session=session,
        assignments=[
            Assignment(cast.ada, CoFacilitatorRole.ALUM, is_lead=True),
            Assignment(partner, role, is_lead=False),
        ],
    )
