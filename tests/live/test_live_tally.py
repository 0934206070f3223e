"""A hall may watch the votes of an ice-breaker come in; a circle may not."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from facilitation.groups.models import GroupAccess
from facilitation.groups.roster import create_support_group
from facilitation.plans.modality import Modality
from facilitation.plans.models import Plan
from facilitation.plans.publication import publish_plan
from tests.live.client import RoomSocket
from tests.live.room import Room


@pytest.fixture
def hall(room: Room) -> Room:
    """The same script with a live ice-breaker, in a hall."""
    document = copy.deepcopy(Plan.objects.get(slug="residents-60").document)
    document |= {"id": "hall-60"}
    [step] = [step for step in document["steps"] if step["id"] == "one-word-round"]
    step["poll"]["live"] = True
    group = create_support_group(
        program=room.cast.program,
        name="Hall",
        modality=Modality.LISTENING_EVENT,
        capacity=60,
        access=GroupAccess.CODE_ONLY,
    )
    room.open_session(room.cast.session(plan=publish_plan(document=document), group=group))
    return room


def votes_of(hall: Room, seats: int, votes: int) -> tuple[RoomSocket, list[RoomSocket]]:
    desk, phones = hall.desk(), [hall.phone() for _number in range(seats)]
    desk.go_to("one-word-round")
    for number, phone in enumerate(phones[:votes]):
        phone.wait_for_step("one-word-round")
        phone.vote("tired" if number % 2 else "words")
    return desk, phones


def pictures(socket: RoomSocket) -> list[dict[str, Any]]:
    told = [frame["state"] for frame in socket.frames if frame["type"] == "signal"]
    return [state["live_tally"] for state in told if "live_tally" in state]


@pytest.mark.one_process
def test_a_hall_sees_coarse_shares_and_no_numbers(hall: Room) -> None:
    desk, phones = votes_of(hall, seats=25, votes=20)
    state = desk.wait_until(lambda state: state["live_tally"] is not None)
    assert state["live_tally"]["poll"] == desk.poll_id()
    shares = {row["option"]: row["share"] for row in state["live_tally"]["rows"]}
    assert all(share % 20 == 0 for share in shares.values())
    assert shares["tired"] in {40, 60}  # it was ten of twenty
    assert all(set(row) == {"option", "share"} for row in state["live_tally"]["rows"])
    # Four votes more could be subtracted to a few people: nothing new is told.
    for phone in phones[20:24]:
        phone.vote("tired")
    desk.settle(5)
    assert len(pictures(desk)) == 1
    phones[24].vote("tired")
    desk.wait_until(lambda _state: len(pictures(desk)) == 2)
    late = hall.phone()
    assert late.state["live_tally"] == desk.state["live_tally"]


@pytest.mark.one_process
def test_nineteen_seats_see_nothing(hall: Room) -> None:
    desk, _phones = votes_of(hall, seats=19, votes=19)
    desk.wait_until(lambda state: (state["progress"] or {}).get("level") == "all")
    desk.settle(5)
    assert not pictures(desk)


@pytest.mark.one_process
def test_an_ordinary_poll_is_not_live_in_a_hall_either(hall: Room) -> None:
    desk, phones = hall.desk(), [hall.phone() for _number in range(20)]
    desk.go_to("trajectory")
    for phone in phones:
        phone.wait_for_step("trajectory")
        phone.vote("one")
    desk.wait_until(lambda state: (state["progress"] or {}).get("level") == "all")
    desk.settle(5)
    assert not pictures(desk)
