"""Two people at two desks: cues, slowing down, and a lead whose device is gone."""

from __future__ import annotations

import httpx
import pytest

from facilitation.programs.models import Role
from tests.live.client import RoomSocket
from tests.live.room import Room

A_WINDOW = 80.0  # seconds: signals to slow down leave at the clock's half minutes


@pytest.fixture
def paul(room: Room) -> httpx.Client:
    return room.sign_in(room.cast.program, room.cast.paul, Role.PSYCHOLOGIST)


def test_a_cue_reaches_the_desks_and_nobody_else(room: Room, paul: httpx.Client) -> None:
    ada, support, phone, screen = room.desk(), room.desk(paul), room.phone(), room.screen()
    ada.done("cue", text="  Your turn  ")
    cues = support.wait_until(lambda state: bool(state["cues"]))["cues"]
    assert [(cue["sender"], cue["text"]) for cue in cues] == [
        (ada.state["you"]["co_facilitator"], "Your turn")
    ]
    assert phone.refused("cue", text="me too") == "not_its_co_facilitator"
    assert screen.refused("cue", text="me too") == "not_its_co_facilitator"
    for other in (phone, screen):
        other.settle(5)
        assert "Your turn" not in str(other.frames)
        assert not any("cues" in frame.get("state", {}) for frame in other.frames)


def test_a_desk_that_reloads_has_missed_no_cue(room: Room) -> None:
    desk = room.desk()
    for number in range(7):
        desk.done("cue", text=f"Cue {number}")
    kept = [cue["text"] for cue in desk.state["cues"]]
    assert kept == [f"Cue {number}" for number in range(2, 7)]
    desk.done("resync")
    assert [cue["text"] for cue in desk.state["cues"]] == kept


def test_asking_to_slow_down_reaches_the_desks_late_and_without_a_number(
    room: Room, paul: httpx.Client
) -> None:
    ada, support, screen = room.desk(), room.desk(paul), room.screen()
    phones = [room.phone() for _number in range(3)]
    assert ada.state["slow_down"] is None
    for phone in phones:
        phone.done("slow_down")
    for desk in (ada, support):
        said = desk.wait_until(lambda state: state["slow_down"] is not None, timeout=A_WINDOW)
        assert set(said["slow_down"]) == {"at"}
        assert int(said["slow_down"]["at"][17:19]) % 30 == 0  # the window's end, not a tap's time
    late = room.desk()
    assert late.state["slow_down"] == ada.state["slow_down"]
    assert len(told(ada)) == 1
    for other in (*phones, screen):
        other.settle(1)
        assert not told(other)
    assert ada.refused("slow_down") == "seat_needed"


def told(socket: RoomSocket) -> list[object]:
    signals = [frame["state"] for frame in socket.frames if frame["type"] == "signal"]
    return [state for state in signals if "slow_down" in state]


def test_support_is_offered_the_lead_and_never_given_it(room: Room, paul: httpx.Client) -> None:
    ada, support = room.desk(), room.desk(paul)
    lead, helper = (each.state["you"]["co_facilitator"] for each in (ada, support))
    ada.close()
    support.wait_until(lambda state: state["at_desk"]["lead_is_away"], timeout=60)
    assert support.state["desk"]["lead"] == lead
    support.done("lead.take")
    support.wait_until(lambda state: state["desk"]["lead"] == helper)
    support.wait_until(lambda state: not state["at_desk"]["lead_is_away"])
    support.done("step.go", **{"from": 0, "to": 1})
    back = room.desk()
    assert back.state["desk"]["lead"] == helper
    assert back.refused("step.go", **{"from": 1, "to": 2}) == "not_the_lead"


def test_an_offer_is_taken_back_when_the_lead_is_here_again(room: Room, paul: httpx.Client) -> None:
    ada, support = room.desk(), room.desk(paul)
    ada.close()
    support.wait_until(lambda state: state["at_desk"]["lead_is_away"], timeout=60)
    room.desk()
    support.wait_until(lambda state: not state["at_desk"]["lead_is_away"])
    assert support.refused("lead.take") == "lead_is_here"
