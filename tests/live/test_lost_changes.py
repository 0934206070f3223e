"""A change that was committed and never told, because whoever made it died in between."""

from __future__ import annotations

from facilitation.live_room.models import LiveRoom
from facilitation.live_room.steps import extend_step, go_to_step
from tests.live.room import Room


def test_everybody_learns_of_a_change_that_nobody_told(room: Room) -> None:
    sockets = [room.desk(), room.screen(), *(room.phone() for _number in range(4))]
    # This test's own process changes the room, and tells no server of it.
    go_to_step(room=LiveRoom.objects.get(), source=0, target=1)
    for each in sockets:
        each.wait_until(lambda state: state["step"]["id"] == "one-word-round", timeout=60)
    for phone in sockets[2:]:
        phone.vote("tired")
    sockets[0].done("poll.reveal", poll=sockets[0].poll_id())
    for each in sockets:
        assert each.wait_for_poll("revealed")["result"]["ballots"] == 4
        assert each.gaps == 0


def test_an_untold_change_before_a_told_one_leaves_nobody_behind(room: Room) -> None:
    desk, phone = room.desk(), room.phone()
    extend_step(room=LiveRoom.objects.get(), step_id="ground-rules", extra_minutes=3)
    desk.go_to("one-word-round")
    desk.done("step.extend", step="one-word-round", extra_minutes=5)
    phone.wait_until(lambda state: state["step"]["extra_minutes"] == 5)
    assert phone.gaps == 1  # a client that sees it asks for a snapshot
    phone.done("resync")
    assert phone.state["step"] == desk.state["step"]
