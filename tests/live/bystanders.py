"""A desk and some phones that must notice nothing of what others do to the server."""

from __future__ import annotations

from tests.live.room import Room
from tests.live.voter import CHOICES

PHONES = 4


class Bystanders:
    """They stand at the step `one-word-round`, whose poll is open."""

    def __init__(self, room: Room) -> None:
        self.desk = room.desk()
        self.desk.go_to("one-word-round")
        self.phones = [room.phone() for _number in range(PHONES)]
        self.poll = self.desk.poll_id()

    def go_on(self) -> None:
        """A vote of each phone is recorded, and a change by the desk reaches all."""
        extra = (self.desk.state["step"]["extra_minutes"] + 1) % 30
        for number, phone in enumerate(self.phones):
            phone.vote(CHOICES[(extra + number) % len(CHOICES)])
        self.desk.done("step.extend", step="one-word-round", extra_minutes=extra)
        for each in (self.desk, *self.phones):
            each.wait_until(lambda state: state["step"]["extra_minutes"] == extra)
            assert each.gaps == 0
