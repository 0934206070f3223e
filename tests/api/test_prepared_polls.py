"""Polls that a co-facilitator writes before the session."""

from __future__ import annotations

from typing import Any

import pytest
from rest_framework.test import APIClient

from facilitation.prepared_polls.preparing import MOST_PREPARED
from facilitation.sessions.lifecycle import move
from facilitation.sessions.models import GroupSession, SessionStatus
from tests.api.answers import API, content, faulty_fields, problem
from tests.cast import Cast

DRAFT: dict[str, Any] = {
    "kind": "single_choice",
    "question": "Shall we go on?",
    "options": ["Yes", "A break"],
}


@pytest.fixture
def session(cast: Cast) -> GroupSession:
    return cast.session()


def path(session: GroupSession, poll: str = "") -> str:
    return f"{API}/sessions/{session.pk}/prepared-polls{'/' if poll else ''}{poll}"


def test_both_co_facilitators_prepare_see_and_discard(
    session: GroupSession, ada: APIClient, paul: APIClient
) -> None:
    mine = content(ada.post(path(session), DRAFT), 201)
    theirs = content(
        paul.post(
            path(session),
            {
                "kind": "scale", "question": "How steady?",
                "min": 0, "max": 10, "min_label": "Not", "max_label": "Very",
            },
        ),
        201,
    )  # fmt: skip
    assert mine["document"]["sensitivity"] == "sensitive"
    assert [option["text"] for option in mine["document"]["options"]] == ["Yes", "A break"]
    assert theirs["document"]["scale"]["max"] == 10
    assert content(paul.get(path(session))) == [mine, theirs]
    assert ada.delete(path(session, theirs["id"])).status_code == 204
    assert content(ada.get(path(session))) == [mine]
    problem(ada.delete(path(session, theirs["id"])), 404, "prepared_poll_unknown")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"options": ["Yes"]}, "wrong_number_of_options"),
        ({"options": ["Yes", "yes."]}, "options_repeat"),
        ({"kind": "scale", "options": [], "min": 0, "max": 10}, "scale_not_valid"),
    ],
)
def test_a_draft_that_is_no_poll(
    session: GroupSession, ada: APIClient, change: dict[str, Any], code: str
) -> None:
    problem(ada.post(path(session), DRAFT | change), 400, code)


@pytest.mark.parametrize(
    ("field", "value"),
    [("kind", "guess"), ("question", ""), ("question", "x" * 121), ("options", ["x" * 41, "y"])],
)
def test_a_field_at_fault_is_named(
    session: GroupSession, ada: APIClient, field: str, value: object
) -> None:
    body = problem(ada.post(path(session), DRAFT | {field: value}), 400, "invalid")
    assert {name.split(".")[0] for name in faulty_fields(body)} == {field}


def test_twenty_are_enough(session: GroupSession, ada: APIClient) -> None:
    for number in range(MOST_PREPARED):
        content(ada.post(path(session), DRAFT | {"question": f"Question {number}?"}), 201)
    problem(ada.post(path(session), DRAFT), 409, "too_many_prepared")


def test_nothing_is_prepared_for_a_session_that_is_off(
    session: GroupSession, ada: APIClient
) -> None:
    move(group_session=session, to=SessionStatus.CANCELLED)
    problem(ada.post(path(session), DRAFT), 409, "session_is_over")


def test_a_coordinator_a_resident_and_a_director_stay_out(
    session: GroupSession, cora: APIClient, rae: APIClient, dana: APIClient, olaf: APIClient
) -> None:
    problem(cora.get(path(session)), 403, "not_its_co_facilitator")
    problem(rae.post(path(session), DRAFT), 403, "not_its_co_facilitator")
    problem(dana.get(path(session)), 403, "directors_stay_out")
    problem(olaf.get(path(session)), 404, "not_found")


def test_the_library_is_for_staff(ada: APIClient, rae: APIClient) -> None:
    entry = content(ada.get(f"{API}/poll-library"))[0]
    assert entry["document"]["question"] == entry["question"]
    assert entry["when"]
    assert entry["review_state"] == "unreviewed"
    problem(rae.get(f"{API}/poll-library"), 403, "staff_only")
