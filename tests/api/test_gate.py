"""The gate: a room opens when every co-facilitator has confirmed, or its lead says why not."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from rest_framework.test import APIClient

from facilitation.live_room.models import LiveRoom
from facilitation.live_room.opening import close_room
from facilitation.plans.models import Plan
from facilitation.prebriefs.confirming import confirm_for_everybody
from facilitation.prebriefs.gate import overrides_in
from facilitation.prebriefs.models import OverrideReason, PrebriefOverride
from facilitation.safety.models import OnCallContact
from facilitation.sessions.assignment import Assignment, assign_co_facilitators
from facilitation.sessions.models import CoFacilitatorRole, GroupSession
from tests.api.answers import API, content, faulty_fields, problem, rows
from tests.api.test_prebriefs import confirm
from tests.cast import Cast


@pytest.fixture
def session(cast: Cast) -> GroupSession:
    return cast.session(confirmed=False)


def open_(client: APIClient, session: GroupSession, override: str | None = None) -> Any:
    body = {} if override is None else {"override": override}
    return client.post(f"{API}/sessions/{session.pk}/open", body)


def shown_to(client: APIClient, session: GroupSession) -> Any:
    return content(client.get(f"{API}/sessions/{session.pk}"))["prebriefs"]


def states(client: APIClient, session: GroupSession) -> dict[str, str]:
    return {each["role"]: each["state"] for each in shown_to(client, session)}


def test_the_room_opens_once_both_have_confirmed(
    session: GroupSession, ada: APIClient, paul: APIClient
) -> None:
    refused = problem(open_(ada, session), 409, "prebriefs_not_confirmed")
    assert "alum, psychologist" in refused["detail"]
    content(confirm(ada, session))
    refused = problem(open_(ada, session), 409, "prebriefs_not_confirmed")
    assert "alum" not in refused["detail"]
    assert "psychologist" in refused["detail"]
    assert not LiveRoom.objects.exists()
    session.refresh_from_db()
    assert session.status == "scheduled"
    content(confirm(paul, session))
    assert content(open_(paul, session))["status"] == "open"
    assert not PrebriefOverride.objects.exists()


def test_the_refusal_names_roles_and_no_person(
    cast: Cast, session: GroupSession, ada: APIClient
) -> None:
    detail = problem(open_(ada, session), 409, "prebriefs_not_confirmed")["detail"]
    assert all(name not in detail for name in ("Ada", "Paul"))


def test_the_lead_may_open_without_waiting_and_the_reason_is_kept(
    session: GroupSession, ada: APIClient
) -> None:
    room = content(open_(ada, session, "briefed_in_person"))
    assert PrebriefOverride.objects.get().reason == "briefed_in_person"
    again = content(open_(ada, session, "technical"))  # a retry, or a second thought
    assert again == room
    assert PrebriefOverride.objects.get().reason == "briefed_in_person"
    fields = {field.name for field in PrebriefOverride._meta.get_fields()}
    assert fields == {"id", "group_session", "reason"}


def test_only_the_lead_may(session: GroupSession, paul: APIClient) -> None:
    problem(open_(paul, session, "technical"), 403, "only_the_lead_overrides")
    assert not LiveRoom.objects.exists()
    assert not PrebriefOverride.objects.exists()


def test_a_reason_is_one_of_the_list(session: GroupSession, ada: APIClient) -> None:
    refused = problem(open_(ada, session, "Paul forgot it"), 400, "invalid")
    assert faulty_fields(refused) == {"override"}
    assert not PrebriefOverride.objects.exists()


def test_a_reason_that_is_not_needed_is_not_kept(cast: Cast, ada: APIClient) -> None:
    content(open_(ada, cast.session(), "technical"))
    assert not PrebriefOverride.objects.exists()


def test_no_reason_stands_in_for_somebody_to_call(session: GroupSession, ada: APIClient) -> None:
    OnCallContact.objects.all().delete()
    problem(open_(ada, session, "technical"), 409, "on_call_contacts_missing")
    confirm_for_everybody(session)
    problem(open_(ada, session, "technical"), 409, "on_call_contacts_missing")
    assert not PrebriefOverride.objects.exists()


def test_the_gate_closes_again_for_what_changed(
    cast: Cast, ada: APIClient, paul: APIClient, cora: APIClient
) -> None:
    session = cast.session(group=cast.another_group())
    assert states(ada, session) == {"alum": "confirmed", "psychologist": "confirmed"}
    other = Plan.objects.get(slug="listening-60")
    body = {"plan": other.slug, "plan_version": other.version}
    content(cora.patch(f"{API}/sessions/{session.pk}", body))
    assert states(paul, session) == {"alum": "changed", "psychologist": "changed"}
    problem(open_(ada, session), 409, "prebriefs_not_confirmed")
    for client in (ada, paul):
        content(confirm(client, session, answered=[]))
    assign_co_facilitators(
        group_session=session,
        assignments=[
            Assignment(cast.ada, CoFacilitatorRole.ALUM, is_lead=True),
            Assignment(cast.sena, CoFacilitatorRole.SENIOR_RESIDENT, is_lead=False),
        ],
    )
    assert states(ada, session) == {"alum": "changed", "senior_resident": "due"}
    problem(open_(ada, session), 409, "prebriefs_not_confirmed")
    confirm_for_everybody(session)
    assert content(open_(ada, session))["status"] == "open"


def test_who_stands_where_is_for_co_facilitators_only(
    session: GroupSession, ada: APIClient, rae: APIClient, cora: APIClient
) -> None:
    assert [(each["role"], each["is_lead"], each["state"]) for each in shown_to(ada, session)] == [
        ("alum", True, "due"),
        ("psychologist", False, "due"),
    ]
    assert shown_to(rae, session) is None
    assert shown_to(cora, session) is None


def test_a_list_of_sessions_asks_no_more_for_each(cast: Cast, ada: APIClient) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert rows(ada.get(f"{API}/sessions"))
        return len(asked)

    cast.session()
    few = queries()
    for weeks in range(1, 6):
        cast.session(starts_at=timezone.now() + timedelta(weeks=weeks))
    assert queries() == few


def test_overrides_are_counted_by_reason_and_time(cast: Cast, ada: APIClient) -> None:
    for reason in ("technical", "technical", "at_short_notice"):
        group = cast.another_group()
        session = cast.session(group=group, confirmed=False)
        content(open_(ada, session, reason))
        close_room(room=LiveRoom.objects.get(group_session=session))
    now = timezone.now()
    day = timedelta(days=1)
    counted = overrides_in(cast.program, now - day, now + day)
    assert counted == {
        OverrideReason.ABSENT: 0,
        OverrideReason.AT_SHORT_NOTICE: 1,
        OverrideReason.BRIEFED_IN_PERSON: 0,
        OverrideReason.TECHNICAL: 2,
    }
    assert sum(overrides_in(cast.program, now + day, now + 2 * day).values()) == 0
    assert sum(overrides_in(cast.other_program, now - day, now + day).values()) == 0
