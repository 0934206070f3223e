"""A plan that branches: the next step's line follows what the room has seen."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from facilitation.plans.models import Plan
from facilitation.plans.publication import publish_plan
from tests.live.room import Room


@pytest.fixture
def branching(room: Room) -> Room:
    document: dict[str, Any] = copy.deepcopy(Plan.objects.get(slug="residents-60").document)
    document |= {"id": "branching-60"}
    [story] = [step for step in document["steps"] if step["id"] == "one-story"]
    story["branches"] = [
        {"when": {"poll": "came-along", "leads": "tired"}, "say": "Most of us are tired today."},
        {"when": {"poll": "came-along", "leads": "words"}, "say": "Words stayed with us."},
    ]
    room.open_session(
        room.cast.session(plan=publish_plan(document=document), group=room.cast.another_group())
    )
    return room


@pytest.mark.parametrize(
    ("votes", "reveal", "line"),
    [
        (["tired", "tired", "words"], True, "Most of us are tired today."),
        (["words", "words", "tired"], True, "Words stayed with us."),
        (["words", "tired"], True, None),  # a tie leads nowhere
        (["tired", "tired", "tired"], False, None),  # counted, but the room has not seen it
    ],
)
def test_the_next_line(branching: Room, votes: list[str], reveal: bool, line: str | None) -> None:
    desk, phones = branching.desk(), [branching.phone() for _vote in votes]
    desk.go_to("one-word-round")
    for phone, choice in zip(phones, votes, strict=True):
        phone.vote(choice)
    desk.done("poll.reveal" if reveal else "poll.close", poll=desk.poll_id())
    desk.go_to("one-story")
    script = desk.state["script"]
    usual = branching.session.plan.script.steps[2].say
    assert script["say"] == (line or usual)
    assert bool(script["say_because"]) == bool(line)
    if line:
        assert "What came along with you from work?" in script["say_because"]
    assert script["say"] not in str([phone.frames for phone in phones])
