"""One room from opening to close, through the public door."""

from __future__ import annotations

from facilitation.live_room.models import Ballot, LiveRoom, Poll, Seat
from facilitation.programs.models import Role
from facilitation.sessions.models import GroupSession
from tests.live.room import Room

STAFF_ONLY = {"script", "outline", "since_last_time", "desk", "at_desk", "you"}


def test_a_phone_sees_the_step_and_never_the_script(room: Room) -> None:
    desk, phone, screen = room.desk(), room.phone(), room.screen()
    for step in ("one-word-round", "one-story", "trajectory"):
        desk.go_to(step)
        phone.wait_for_step(step)
        screen.wait_for_step(step)
    said = room.cast.plan.script.steps[2].say
    assert set(desk.state) >= STAFF_ONLY
    for outsider in (phone, screen):
        slots = {name for frame in outsider.frames for name in frame.get("state", {})}
        assert not slots & STAFF_ONLY
        assert said not in str(outsider.frames)
    assert "door" in screen.state
    assert "door" not in phone.state


def test_all_screens_agree_on_the_time(room: Room) -> None:
    desk, phone, screen = room.desk(), room.phone(), room.screen()
    desk.done("step.extend", step="ground-rules", extra_minutes=5)
    for each in (desk, phone, screen):
        each.wait_until(lambda state: state["step"]["extra_minutes"] == 5)
    times = {
        (each.state["step"]["started_at"], each.state["step"]["ends_at"])
        for each in (desk, phone, screen)
    }
    assert len(times) == 1


def test_extending_again_adds_nothing(room: Room) -> None:
    desk = room.desk()
    desk.done("step.extend", step="ground-rules", extra_minutes=5)
    seq = desk.wait_until(lambda state: state["step"]["extra_minutes"] == 5)["step"]["ends_at"]
    desk.done("step.extend", step="ground-rules", extra_minutes=5)
    assert desk.state["step"]["ends_at"] == seq
    assert (
        desk.refused("step.extend", step="ground-rules", extra_minutes=31)
        == "too_many_extra_minutes"
    )
    assert desk.refused("step.extend", step="close", extra_minutes=1) == "step_moved_on"


def test_a_double_tap_on_next_moves_one_step(room: Room) -> None:
    desk = room.desk()
    desk.done("step.go", **{"from": 0, "to": 1})
    desk.done("step.go", **{"from": 0, "to": 1})
    assert desk.refused("step.go", **{"from": 0, "to": 2}) == "step_moved_on"
    assert desk.refused("step.go", **{"from": 1, "to": 99}) == "step_unknown"
    assert desk.state["step"]["index"] == 1


def test_the_room_counts_phones_and_knows_no_names(room: Room) -> None:
    desk = room.desk()
    phones = [room.phone() for _number in range(3)]
    desk.wait_until(lambda state: state["presence"]["present"] == 3)
    phones[0].done("leave")
    assert phones[0].close_code() == 1000
    desk.wait_until(lambda state: state["presence"]["present"] == 2)
    assert Seat.objects.count() == 2
    assert {field.name for field in Seat._meta.get_fields()} == {"key", "token_hash", "room"}


def test_a_late_phone_sees_the_open_poll_at_once(room: Room) -> None:
    desk = room.desk()
    desk.go_to("one-word-round")
    late = room.phone()
    assert late.state["poll"]["status"] == "open"
    assert late.state["me"] == {"poll": None, "choices": [], "texts": []}


def test_closing_ends_every_socket_and_deletes_seats_and_ballots(room: Room) -> None:
    desk, phone = room.desk(), room.phone()
    desk.go_to("one-word-round")
    phone.vote("tired")
    desk.done("room.close")
    phone.wait_for_event("room.closed")
    assert phone.state["room"]["status"] == "closed"
    assert phone.close_code() == 4410
    assert desk.close_code() == 4410
    assert (Seat.objects.count(), Ballot.objects.count()) == (0, 0)
    assert list(Poll.objects.values_list("status", "tally")) == [("withheld", None)]
    assert LiveRoom.objects.get().code == ""
    assert LiveRoom.objects.get().seats_at_close == 1
    assert GroupSession.objects.get(pk=room.session.pk).status == "closed"
    assert room.join().json()["code"] == "room_unknown"


def test_a_phone_that_comes_back_after_the_close_is_told_so(room: Room) -> None:
    desk, seat = room.desk(), room.seat()
    desk.done("room.close")
    assert room.open(seat).close_code() == 4410


def test_closing_destroys_tallies_that_nobody_saw(room: Room) -> None:
    desk = room.desk()
    phones = [room.phone() for _number in range(3)]
    desk.go_to("one-word-round")
    for phone in phones:
        phone.vote("tired")
    desk.done("poll.close", poll=desk.poll_id())
    assert Poll.objects.get().tally is not None
    desk.done("room.close")
    assert Poll.objects.get().tally is None


def test_opening_again_returns_the_same_room(room: Room) -> None:
    paul = room.sign_in(room.cast.program, room.cast.paul, Role.PSYCHOLOGIST)
    again = room.post(paul, f"/sessions/{room.session.pk}/open")
    assert (again["id"], again["code"]) == (room.id, room.code)
