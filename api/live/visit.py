"""One admitted socket, from its first snapshot to its end: one ordered receive loop."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from django.utils import timezone
from pydantic import ValidationError

from api.live import redirects
from api.live.admission import Guest
from api.live.commands import perform
from api.live.connection import Connection
from api.live.database import in_database
from api.live.hub import Hub
from api.live.hubs import Hubs
from api.live.messages import to_client, to_server
from api.live.messages.base import Message
from api.live.messages.closing import Close
from api.live.outlet import EXTENSION, DirectOutlet, Outgoing, Outlet, QueuedOutlet, Send
from api.live.pace import Pace
from api.live.voting import Voting, refusal
from facilitation.access import NotItsCoFacilitator
from facilitation.errors import DomainError
from facilitation.live_room.seats import SeatNeeded, give_up_seat
from facilitation.live_room.writing import write
from facilitation.sessions.models import CoFacilitator

Receive = Callable[[], Awaitable[dict[str, Any]]]


class Visit:
    """Nothing is shared between two visits but the hub."""

    __slots__ = (
        "_cut",
        "_fresh",
        "_hubs",
        "_pace",
        "_receive",
        "_voting",
        "connection",
        "guest",
        "hub",
    )

    def __init__(
        self,
        hubs: Hubs,
        hub: Hub,
        guest: Guest,
        origin: str,
        receive: Receive,
        send: Send,
        extensions: Mapping[str, Any],
    ):
        self._hubs = hubs
        self.guest = guest
        self.hub = hub
        self._receive = receive
        self._pace = Pace()
        self._cut = False
        outlet = self._outlet(send, extensions)
        self._fresh: asyncio.Task[None] | None = None
        self.connection = Connection(
            guest.audience, guest.identity, origin, outlet, self._start_afresh
        )
        self._voting: Voting | None = None
        if guest.seat is not None:
            self._voting = Voting(hubs.votes, hub, guest, self.connection)

    def _outlet(self, send: Send, extensions: Mapping[str, Any]) -> Outlet:
        if wire := extensions.get(EXTENSION):
            return DirectOutlet(wire, send)
        reader = asyncio.current_task()

        def ended() -> None:
            self._cut = True
            if reader:
                reader.cancel()

        return QueuedOutlet(send, ended)

    async def run(self) -> None:
        """Until the socket ends, whoever ends it."""
        self.hub.enter(self.connection)
        try:
            await self._start()
            while self.connection.closing is None and await self._hear():
                pass
            await self.connection.outlet.ended()
        except asyncio.CancelledError:
            if not self._cut:
                raise
        finally:
            self.hub.leave(self.connection)
            self._hubs.drop_if_empty(self.hub)

    def _start_afresh(self) -> None:
        self._fresh = asyncio.create_task(self._start())

    async def _start(self) -> None:
        """Send a snapshot; changes that are committed while it is read follow it."""
        self.hub.delivery.hold(self.connection)
        try:
            reading = await self._hubs.snapshots.ask(self.guest)
        except DomainError:
            self.connection.close(Close.TOO_SLOW)  # the database is away: come again
            return
        self.hub.lead_is(reading.state.desk.lead)
        if self.guest.seat is not None and self.guest.seat not in reading.seats_taken:
            self.connection.close(Close.TOKEN_NOT_VALID)  # given up while it was being let in
            return
        frame = reading.frame(self.guest, self.hub, self.connection.origin)
        self.hub.delivery.start(self.connection, snapshot=frame, seq=reading.state.seq)
        if reading.room_has_closed:
            self.connection.close(Close.ROOM_CLOSED)

    async def _hear(self) -> bool:
        """Take in one message and answer it; False when the socket is over."""
        event = await self._receive()
        if self._voting is not None and self._voting.under_way:
            await self._voting.answered()
        if event["type"] == "websocket.disconnect" or self.connection.closing is not None:
            return False
        text = event.get("text")
        if text is None or (objection := self._objection(text)):
            self.connection.close(Close.MALFORMED if text is None else objection)
            return True
        try:
            command = to_server.read.validate_json(text)
        except ValidationError:
            self.connection.close(Close.MALFORMED)
            return True
        await self._obey(command)
        return True

    def _objection(self, text: str) -> int:
        """The code to close with, or 0."""
        if len(text) > to_server.LARGEST_FRAME or len(text.encode()) > to_server.LARGEST_FRAME:
            return Close.TOO_LARGE
        return 0 if self._pace.allows_one_more() else Close.TOO_MANY

    async def _obey(self, command: to_server.AnyCommand | to_server.Ping) -> None:
        if isinstance(command, to_server.CastVote) and self._voting is not None:
            self._voting.cast(command)
            return
        if isinstance(command, to_server.Ping):
            self._answer(to_client.Pong(server_time=timezone.now()))
            return
        try:
            await self._do(command)
        except DomainError as error:
            self.connection.offer(refusal(command.id, error))
        else:
            if not isinstance(command, to_server.AskRedirect):  # its answer is enough
                self.connection.offer(Outgoing(to_client.ack(command.id)))
            if isinstance(command, to_server.Leave):
                self.connection.close(Close.LEFT)

    # --- everything else ----------------------------------------------------------------------

    async def _do(self, command: to_server.AnyCommand) -> None:
        guest = self.guest
        if isinstance(command, to_server.Resync):
            await self._start()
        elif isinstance(command, to_server.FromResident):
            if guest.seat is None or guest.seat_token is None:
                raise SeatNeeded
            await self._do_for_seat(command, guest.seat, guest.seat_token)
        elif isinstance(command, to_server.SendCue):
            self._helper()
            self.hub.cue(guest.identity, command.text)
        elif isinstance(command, to_server.AskRedirect):
            self._answer(await redirects.answer(command, self._helper()))
        else:
            await in_database(
                perform,
                room=guest.room,
                helper=self._helper(),
                command=command,
                gone_lead=self.hub.roll.gone_lead(),
            )

    def _helper(self) -> CoFacilitator:
        """Who sits at this desk; phones and projectors are no desk."""
        if self.guest.audience != "staff" or self.guest.helper is None:
            raise NotItsCoFacilitator
        return self.guest.helper

    async def _do_for_seat(self, command: to_server.FromResident, seat: int, token: str) -> None:
        room = self.guest.room
        match command:
            case to_server.WriteTexts(poll=poll, texts=texts):
                await in_database(
                    write, room=room, seat=seat, token=token, poll_id=poll, texts=texts
                )
                self.hub.votes_arrived()
            case to_server.AskToSlowDown():
                self.hub.slow_down_asked()
            case to_server.Leave():
                await in_database(give_up_seat, room=room, token=token)
                self.hub.votes_arrived()
                self.hub.seat_was_left(self.connection)

    def _answer(self, message: Message) -> None:
        self.connection.offer(Outgoing(to_client.encode(message)))
