"""What was done since the group last met stands in the script of its next session."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from facilitation.program_actions.models import AboutKind, ProgramAction
from facilitation.program_actions.recording import record_action
from facilitation.sessions.models import GroupSession, SessionStatus
from tests.live.room import Room


def did(room: Room, title: str, *, recorded_on: date) -> None:
    action = record_action(
        program=room.cast.program,
        title=title,
        description="",
        done_on=date(2026, 1, 5),
        about_kind=AboutKind.THEME,
        about="interrupted",
    )
    ProgramAction.objects.filter(pk=action.pk).update(recorded_on=recorded_on)


def test_the_desk_hears_what_was_done_since_the_group_last_met(room: Room) -> None:
    today = timezone.now().date()
    did(room, "Long known", recorded_on=today - timedelta(days=60))
    did(room, "Pagers are held", recorded_on=today - timedelta(days=20))
    assert room.desk().state["since_last_time"] == []  # it meets for the first time
    last = room.cast.session(starts_at=timezone.now() - timedelta(days=28))
    GroupSession.objects.filter(pk=last.pk).update(status=SessionStatus.CLOSED)
    did(room, "For next time", recorded_on=today + timedelta(days=1))
    desk, phone, screen = room.desk(), room.phone(), room.screen()
    assert desk.state["since_last_time"] == [
        {
            "title": "Pagers are held",
            "description": "",
            "about": "Pagers, calls or people coming in",
        }
    ]
    assert "Pagers are held" not in str((phone.frames, screen.frames))
