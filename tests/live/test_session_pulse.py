"""A session's pulse in its room: who is told what, when the form opens, and what stays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import httpx
import pytest
from django.utils import timezone

from facilitation.programs.models import Role
from facilitation.pulse.ballot_box import PulseBallot, TokenIssued
from facilitation.pulse.cadence import set_cadence
from facilitation.pulse.closing import close_due_rounds
from facilitation.pulse.models import PulseRound, PulseWay, RoundStatus
from tests.cast import Cast
from tests.live.client import RoomSocket
from tests.live.room import Room
from tests.pulse_phone import PulsePhone
from tests.server import Server

PHONES = 5


@pytest.fixture
def room(server: Server, live_cast: Cast) -> Iterator[Room]:
    """Opened by Ada for the circle, which is asked at its sessions."""
    set_cadence(support_group=live_cast.circle, way=PulseWay.SESSIONS)
    opened = Room(server, live_cast)
    yield opened
    opened.leave()


def post(room: Room, path: str, body: Any) -> httpx.Response:
    return httpx.post(f"{room.server.origin}/api/v1/{path}", json=body, timeout=60)


def with_token(room: Room, seat: str) -> PulsePhone:
    """What a phone fetches as soon as it has its seat."""
    seat_token = seat.removeprefix("seat.")
    path = f"rooms/{room.id}/pulse"
    phone = PulsePhone(post(room, path, {"seat_token": seat_token}).json())
    body = {"seat_token": seat_token, "blinded_message": phone.blinded_message}
    return phone.take(post(room, f"{path}/tokens", body).json())


def last_step(desk: RoomSocket) -> str:
    return str(desk.state["outline"][-1]["id"])


def is_open(each: RoomSocket) -> bool:
    return bool(each.state["pulse"]["open"])


def test_every_screen_has_the_round_and_the_same_four_words(room: Room) -> None:
    screens = [room.desk(), room.screen(), room.phone()]
    told = [each.state["pulse"] for each in screens]
    assert all(slot == told[0] for slot in told)
    assert len(told[0]["fingerprint"]) == 4
    assert told[0]["open"] is False
    phone = with_token(room, room.seat())
    assert phone.round["id"] == told[0]["round"]
    assert phone.round["fingerprint"] == told[0]["fingerprint"]


def test_the_closing_step_opens_the_form_everywhere_and_stepping_back_takes_it_away(
    room: Room,
) -> None:
    desk, screen, phone = room.desk(), room.screen(), room.phone()
    desk.go_to(last_step(desk))
    for each in (desk, screen, phone):
        each.wait_for_step(last_step(desk))
        assert is_open(each)
    assert is_open(room.phone())
    desk.go_to(desk.state["outline"][0]["id"])
    phone.wait_for_step(desk.state["outline"][0]["id"])
    assert not is_open(phone)
    assert not is_open(room.phone())


def test_what_was_answered_in_the_room_is_released_to_the_group(room: Room) -> None:
    desk = room.desk()
    seats = [room.seat() for _number in range(PHONES)]
    phones = [with_token(room, seat) for seat in seats]
    assert TokenIssued.objects.count() == PHONES
    desk.go_to(last_step(desk))
    for score, phone in enumerate(phones, start=3):
        assert post(room, "pulse/ballots", phone.full_ballot(score)).json() == {"recorded": True}
    desk.done("room.close")
    assert close_due_rounds().closed == 0  # answers may still be on their way
    assert close_due_rounds(now=timezone.now() + timedelta(minutes=3)).released == 1
    assert PulseBallot.objects.count() == 0
    rae = room.sign_in(room.cast.program, room.cast.rae, Role.RESIDENT)
    told = rae.get(f"/groups/{room.cast.circle.pk}/pulse").json()
    [release] = told["releases"]
    assert release["n_band"] == "5-9"
    means = [each["mean"] for each in release["items"] if each["kind"] == "0-10"]
    assert means == [{"value": 5.0, "end": None}] * len(means)
    round_id = phones[0].round["id"]
    counted = httpx.get(f"{room.server.origin}/api/v1/pulse/rounds/{round_id}/counted").json()
    assert len(counted["token_hashes"]) == PHONES


def test_nothing_in_the_room_tells_that_somebody_answered(room: Room) -> None:
    desk = room.desk()
    seats = [room.seat() for _number in range(PHONES)]
    phones = [with_token(room, seat) for seat in seats]
    sockets = [room.phone(seat) for seat in seats]
    desk.go_to(last_step(desk))
    everybody = [desk, room.screen(), *sockets]
    for each in everybody:
        each.settle(0.3)
    desk.wait_until(lambda state: state["presence"]["present"] == PHONES)
    heard = {each: len(each.frames) for each in everybody}
    before = dict(desk.state)
    for phone in phones:
        assert post(room, "pulse/ballots", phone.full_ballot()).is_success
    desk.settle(4.5)  # a tick of the server's clock
    for each in everybody[1:]:
        each.settle(0.1)
    said = [frame for each in everybody for frame in each.frames[heard[each] :]]
    assert [frame for frame in said if set(frame.get("state", {})) - {"presence", "at_desk"}] == []
    assert desk.state["pulse"] == before["pulse"]


def test_when_the_room_closes_so_does_its_pulse(room: Room) -> None:
    desk, phone = room.desk(), room.phone()
    desk.go_to(last_step(desk))
    desk.done("room.close")
    assert phone.wait_for_event("room.closed")["state"]["pulse"] is None
    close_due_rounds(now=timezone.now() + timedelta(minutes=3))
    close_due_rounds(now=timezone.now() + timedelta(minutes=6))
    assert PulseRound.objects.get().status == RoundStatus.CLOSED


def test_a_room_without_a_pulse_says_so(room: Room) -> None:
    room.open_session(room.cast.session(group=room.cast.another_group()))
    desk = room.desk()
    assert desk.state["pulse"] is None
    desk.go_to(last_step(desk))
    assert desk.state["pulse"] is None


def test_a_round_that_comes_a_moment_late_is_told_to_everybody(room: Room) -> None:
    group = room.cast.another_group()
    room.open_session(room.cast.session(group=group))
    everybody = [room.desk(), room.screen(), room.phone()]
    set_cadence(support_group=group, way=PulseWay.SESSIONS)
    room.post(room.ada, f"/sessions/{room.session.pk}/open")
    for each in everybody:
        slot = each.wait_for_event("pulse.ready")["state"]["pulse"]
        assert slot["round"] == str(PulseRound.objects.get(group_session=room.session).pk)
    fresh = room.phone()
    assert all(each.state["pulse"] == fresh.state["pulse"] for each in everybody)


@pytest.mark.two_processes
def test_both_processes_tell_the_same(room: Room) -> None:
    desk = room.desk()
    phones = [room.phone() for _each in room.server.processes for _twice in range(2)]
    desk.go_to(last_step(desk))
    for phone in phones:
        phone.wait_until(lambda state: bool(state["pulse"]["open"]))
        assert phone.state["pulse"] == desk.state["pulse"]
    assert {phone.port for phone in phones} == {each.port for each in room.server.processes}
