"""Whoever follows the events sees what a fresh snapshot would show, whatever was done."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitation.programs.models import Role
from facilitation.pulse.cadence import set_cadence
from facilitation.pulse.models import PulseWay
from tests.live.client import RoomSocket
from tests.live.room import Room

SIGNALS_ARE_OUT_AFTER = 4.6  # seconds of silence

moves = st.tuples(st.just("step.go"), st.integers(0, 5))
extensions = st.tuples(st.just("step.extend"), st.integers(0, 30))
votes = st.tuples(st.just("vote"), st.integers(0, 7))
others = st.tuples(
    st.sampled_from(
        [
            "poll.open", "poll.close", "poll.reveal", "room.lock", "room.rotate_code",
            "lead.hand_over", "join", "leave", "reconnect",
        ]
    ),
    st.integers(0, 7),
)  # fmt: skip
actions = st.lists(st.one_of(moves, moves, votes, votes, votes, others, extensions), max_size=25)


class Story:
    """A room, two desks, a screen and some phones, to which things happen."""

    def __init__(self, room: Room, paul: httpx.Client):
        self.room = room
        self.desks = [room.desk(), room.desk(paul)]
        self.lead = self.desks[0]
        self.screen = room.screen()
        self.seats = [room.seat() for _number in range(5)]
        self.phones = [room.phone(seat) for seat in self.seats]

    def happens(self, what: str, number: int) -> None:
        desk = self.lead
        state = desk.state
        match what:
            case "step.go":
                desk.ask("step.go", **{"from": state["step"]["index"], "to": number})
            case "step.extend":
                desk.ask("step.extend", step=state["step"]["id"], extra_minutes=number)
            case "poll.open":
                desk.ask("poll.open", step=state["step"]["id"])
            case "poll.close" | "poll.reveal" if state["poll"]:
                desk.ask(what, poll=state["poll"]["id"])
            case "room.lock":
                desk.ask("room.lock", locked=number % 2 == 0)
            case "room.rotate_code":
                desk.ask("room.rotate_code", **{"from": state["door"]["code"]})
            case "lead.hand_over":
                other = state["desk"]["co_facilitators"][number % 2]
                desk.done("lead.hand_over", to=other["id"])
                self.lead = next(
                    each
                    for each in self.desks
                    if each.state["you"]["co_facilitator"] == other["id"]
                )
                self.lead.wait_until(lambda seen: seen["desk"]["lead"] == other["id"])
            case "join" if not state["room"]["locked"]:
                self.room.code = state["door"]["code"]
                self.seats.append(self.room.seat())
                self.phones.append(self.room.phone(self.seats[-1]))
            case "leave" if self.phones:
                index = number % len(self.phones)
                self.phones.pop(index).done("leave")
                self.seats.pop(index)
            case "reconnect" if self.phones:
                index = number % len(self.phones)
                self.phones[index].close()
                self.phones[index] = self.room.phone(self.seats[index])
            case "vote" if self.phones and state["poll"] and state["poll"]["status"] == "open":
                phone = self.phones[number % len(self.phones)]
                phone.wait_until(lambda seen: (seen["poll"] or {}).get("id") == state["poll"]["id"])
                options = state["poll"]["options"]
                phone.vote(options[number % len(options)]["id"])

    def everybody(self) -> list[RoomSocket]:
        return [*self.desks, self.screen, *self.phones]


def as_seen(state: dict[str, Any]) -> dict[str, Any]:
    """A recorded vote matters while its poll is open; then it is nobody's business any more."""
    poll, mine = state["poll"] or {}, state.get("me")
    counts = mine and poll.get("status") == "open" and mine["poll"] == poll["id"]
    return {**state, "me": mine if counts else None}


# The sockets' background threads draw jitter while a story is being drawn: no harm to it.
@pytest.mark.two_processes
@pytest.mark.filterwarnings("ignore:Do not use the `random` module inside strategies")
@settings(
    max_examples=4,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(story=actions)
def test_snapshot_and_events_equal_a_fresh_snapshot(
    room: Room, story: list[tuple[str, int]]
) -> None:
    paul = room.sign_in(room.cast.program, room.cast.paul, Role.PSYCHOLOGIST)
    group = room.cast.another_group()
    set_cadence(support_group=group, way=PulseWay.SESSIONS)
    room.open_session(room.cast.session(group=group))
    told = Story(room, paul)
    try:
        for what, number in story:
            told.happens(what, number)
        for each in told.everybody():
            each.settle(SIGNALS_ARE_OUT_AFTER if each is told.desks[0] else 0.1)
        for each in told.everybody():
            followed, gaps = as_seen(each.state), each.gaps
            each.send(type="resync", id="fresh")
            each.wait_for(lambda frame: frame["type"] == "snapshot")
            assert followed == as_seen(each.state)
            assert gaps == 0
    finally:
        told.lead.done("room.close")
        for each in told.everybody():
            each.close()
