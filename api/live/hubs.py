"""The hubs of this process, and the bridges that bring committed changes to them."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from api.live.admission import Guest, Knock, admit_together
from api.live.batches import Batches
from api.live.bus import Bus, layer
from api.live.change_codec import packed, unpacked
from api.live.database import in_database
from api.live.hub import Hub
from api.live.messages.closing import Close
from api.live.snapshot import Reading, read_together
from api.live.ticker import Counts
from facilitation.errors import Unavailable
from facilitation.live_room.ballots import Vote, cast_votes
from facilitation.live_room.changes import Change, listen
from facilitation.live_room.live_tally import live_picture
from facilitation.live_room.models import LiveRoom
from facilitation.live_room.shown import progress_of, shown_poll

COMPARE_EVERY = 5.0  # seconds
REST = 0.05  # seconds: two thousand phones come back in a second; one does not notice it


class Hubs:
    """Hubs by room, made when the first socket comes and dropped after the last has gone."""

    def __init__(self) -> None:
        self.door: Batches[Knock, Guest] = Batches(admit_together, rest=REST)
        self.snapshots: Batches[Guest, Reading] = Batches(read_together, rest=REST)
        self.votes: Batches[Vote, None] = Batches(cast_votes)
        self._hubs: dict[UUID, Hub] = {}
        self._loop = asyncio.get_running_loop()
        self._bus = (
            Bus(found, heard=self._heard, beat=self._beat, healed=self._healed)
            if (found := layer())
            else None
        )
        self._comparison = asyncio.create_task(self._compare_numbers())
        self.stop: Callable[[], None] = listen(self._committed)

    async def of_room(self, room_id: UUID) -> Hub:
        """The room's hub. It hears of the other processes before anybody is let in."""
        if self._bus and room_id not in self._hubs:
            await self._bus.follow(room_id)
        if room_id not in self._hubs:
            self._hubs[room_id] = Hub(room_id, _read_counts, partial(self._tell, room_id))
        return self._hubs[room_id]

    def drop_if_empty(self, hub: Hub) -> None:
        if hub.is_empty():
            self._hubs.pop(hub.room_id, None)
            if self._bus:
                self._bus.unfollow(hub.room_id)

    async def _compare_numbers(self) -> None:
        """Find changes that were committed and never told, and send snapshots instead.

        A process can die, or lose the database's or the bus's answer, between the two.
        """
        before: dict[UUID, int] = {}
        while True:
            await asyncio.sleep(COMPARE_EVERY)
            # What was committed by the last look and is not here by now is not on its way.
            for room_id, seq in before.items():
                if hub := self._hubs.get(room_id):
                    hub.delivery.start_afresh_below(seq)
            before = {}
            if self._hubs:
                with contextlib.suppress(Unavailable):
                    before = await in_database(_numbers, list(self._hubs))

    # --- changes committed in this process ------------------------------------------------------

    def _committed(self, change: Change) -> None:
        self._loop.call_soon_threadsafe(self._deliver, change)

    def _deliver(self, change: Change) -> None:
        self._tell(change.room_id, "change", **packed(change))
        if hub := self._hubs.get(change.room_id):
            hub.deliver(change)

    # --- what the processes tell each other -----------------------------------------------------

    def _tell(self, room_id: UUID, kind: str, **body: Any) -> None:
        if self._bus:
            self._bus.tell(room_id, kind, **body)

    def _heard(self, room_id: UUID, process: str, kind: str, body: dict[str, Any]) -> None:
        hub = self._hubs.get(room_id)
        if hub is None:
            return
        if kind == "change":
            hub.deliver(unpacked(room_id, body))
        elif kind == "here":
            hub.heard_of(process, **body)
        elif kind == "seat":
            hub.give_way(body["identity"])
        elif kind == "progress":
            hub.votes_arrived(told=True)
        elif kind == "slow_down":
            hub.slow_down_asked(told=True)
        elif kind == "cue":
            hub.cue(**body, told=True)

    def _beat(self) -> bool:
        told = [hub.beat() for hub in self._hubs.values()]
        return any(told)

    def _healed(self) -> None:
        for hub in self._hubs.values():
            hub.delivery.end_all(Close.TOO_SLOW)


_by_loop: dict[asyncio.AbstractEventLoop, Hubs] = {}


def hubs() -> Hubs:
    """The hubs of the running event loop: a server process has one loop."""
    loop = asyncio.get_running_loop()
    if loop not in _by_loop:
        for dead in [each for each in _by_loop if each.is_closed()]:
            _by_loop.pop(dead).stop()
        _by_loop[loop] = Hubs()
    return _by_loop[loop]


def _numbers(room_ids: list[UUID]) -> dict[UUID, int]:
    return dict(LiveRoom.objects.filter(pk__in=room_ids).values_list("pk", "seq"))


async def _read_counts(room_id: UUID) -> Counts:
    return await in_database(_counts_now, room_id)


def _counts_now(room_id: UUID) -> Counts:
    room = LiveRoom.objects.get(pk=room_id)
    poll = shown_poll(room)
    return Counts(
        seats=room.seats.count(),
        progress=progress_of(poll) if poll else None,
        picture=live_picture(poll) if poll else None,
    )
