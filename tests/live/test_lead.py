"""Only the lead moves the room; the lead changes hands on purpose."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from facilitation.programs.models import Role
from tests.live.room import Room


@pytest.fixture
def paul(room: Room) -> httpx.Client:
    return room.sign_in(room.cast.program, room.cast.paul, Role.PSYCHOLOGIST)


def test_support_sees_the_script_and_moves_nothing(room: Room, paul: httpx.Client) -> None:
    support = room.desk(paul)
    assert support.state["script"]["say"]
    commands: dict[str, dict[str, Any]] = {
        "step.go": {"from": 0, "to": 1},
        "step.extend": {"step": "ground-rules", "extra_minutes": 1},
        "poll.open": {"step": "ground-rules"},
        "room.lock": {"locked": True},
        "room.rotate_code": {"from": room.code},
        "room.close": {},
    }
    for kind, fields in commands.items():
        assert support.refused(kind, **fields) == "not_the_lead"
    assert support.state["step"]["index"] == 0


def test_phones_and_screens_cannot_command(room: Room) -> None:
    phone, screen = room.phone(), room.screen()
    go = {"from": 0, "to": 1}
    assert phone.refused("step.go", **go) == "not_its_co_facilitator"
    assert screen.refused("step.go", **go) == "not_its_co_facilitator"
    assert screen.refused("leave") == "seat_needed"
    assert room.desk().state["step"]["index"] == 0


def test_the_lead_hands_over(room: Room, paul: httpx.Client) -> None:
    lead, support = room.desk(), room.desk(paul)
    other = support.state["you"]["co_facilitator"]
    lead.done("lead.hand_over", to=other)
    support.wait_until(lambda state: state["desk"]["lead"] == other)
    support.done("step.go", **{"from": 0, "to": 1})
    assert lead.refused("step.go", **{"from": 1, "to": 2}) == "not_the_lead"


def test_the_lead_cannot_be_taken_while_the_lead_is_here(room: Room, paul: httpx.Client) -> None:
    lead, support = room.desk(), room.desk(paul)
    assert support.refused("lead.take") == "lead_is_here"
    lead.close()
    assert support.refused("lead.take") == "lead_is_here"  # a reload must not cost the lead


def test_support_takes_the_lead_of_a_lost_device(room: Room, paul: httpx.Client) -> None:
    lead, support = room.desk(), room.desk(paul)
    lead.close()
    support.wait_until(lambda state: len(state["at_desk"]["present"]) == 1)
    answers = {support.ask("lead.take")["type"]}
    while "ack" not in answers:
        support.frames.clear()
        try:
            support.receive(timeout=1)
        except TimeoutError:
            answers.add(support.ask("lead.take")["type"])
    support.done("step.go", **{"from": 0, "to": 1})
