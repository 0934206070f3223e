"""A room that nobody closed is closed for them."""

from __future__ import annotations

import io
from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone

from facilitation.live_room.models import LiveRoom, RoomStatus, Seat
from facilitation.live_room.opening import open_room
from facilitation.live_room.seats import take_seat
from facilitation.sessions.models import GroupSession, SessionStatus
from tests.cast import Cast


def close_forgotten() -> str:
    out = io.StringIO()
    call_command("close_forgotten_rooms", stdout=out)
    return out.getvalue()


def test_a_room_is_closed_twelve_hours_after_its_session_began(cast: Cast) -> None:
    room = open_room(group_session=cast.session(), person=cast.ada)
    take_seat(code=room.code)
    assert close_forgotten() == "0 rooms closed\n"
    for began, closed in (
        (timedelta(hours=11, minutes=59), 0),
        (timedelta(hours=12, minutes=1), 1),
    ):
        GroupSession.objects.update(starts_at=timezone.now() - began)
        assert close_forgotten() == f"{closed} rooms closed\n"
    room = LiveRoom.objects.get()
    assert (room.status, room.code, room.seats_at_close) == (RoomStatus.CLOSED, "", 1)
    assert room.group_session.status == SessionStatus.CLOSED
    assert not Seat.objects.exists()
    assert close_forgotten() == "0 rooms closed\n"
