"""The hubs of this process, and the bridge that brings committed changes to them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from uuid import UUID

from api.live.ballot_box import BallotBox
from api.live.database import in_database
from api.live.hub import Hub
from facilitation.live_room.changes import Change, listen
from facilitation.live_room.models import LiveRoom
from facilitation.live_room.state import ProgressSlot, progress_of


class Hubs:
    """Hubs by room, made when the first socket comes and dropped after the last has gone."""

    def __init__(self) -> None:
        self.ballot_box = BallotBox()
        self._hubs: dict[UUID, Hub] = {}
        self._loop = asyncio.get_running_loop()
        self.stop: Callable[[], None] = listen(self._committed)

    def of_room(self, room_id: UUID) -> Hub:
        if room_id not in self._hubs:
            self._hubs[room_id] = Hub(room_id, _read_progress)
        return self._hubs[room_id]

    def drop_if_empty(self, hub: Hub) -> None:
        if hub.is_empty():
            self._hubs.pop(hub.room_id, None)

    def _committed(self, change: Change) -> None:
        self._loop.call_soon_threadsafe(self._deliver, change)

    def _deliver(self, change: Change) -> None:
        if hub := self._hubs.get(change.room_id):
            hub.deliver(change)


_by_loop: dict[asyncio.AbstractEventLoop, Hubs] = {}


def hubs() -> Hubs:
    """The hubs of the running event loop: a server process has one loop."""
    loop = asyncio.get_running_loop()
    if loop not in _by_loop:
        for dead in [each for each in _by_loop if each.is_closed()]:
            _by_loop.pop(dead).stop()
        _by_loop[loop] = Hubs()
    return _by_loop[loop]


async def _read_progress(room_id: UUID) -> ProgressSlot | None:
    return await in_database(_progress_now, room_id)


def _progress_now(room_id: UUID) -> ProgressSlot | None:
    room = LiveRoom.objects.select_related("group_session__plan").get(pk=room_id)
    poll = room.polls.filter(step_id=room.step.id).first()
    return progress_of(poll) if poll else None
