"""The room's socket: one ordered receive loop, one writer, and nothing shared between sockets."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

from channels.consumer import AsyncConsumer
from django.utils import timezone
from pydantic import ValidationError

from api.live.admission import Guest, Handshake, admit, read_handshake
from api.live.commands import perform
from api.live.connection import Connection
from api.live.database import in_database
from api.live.hub import Hub
from api.live.hubs import hubs
from api.live.messages import SUBPROTOCOL, to_client, to_server
from api.live.messages.base import Message
from api.live.messages.closing import CLOSE_REASONS, Close
from api.live.pace import Pace
from api.live.snapshot import read_snapshot
from facilitation.errors import DomainError
from facilitation.live_room.ballots import Vote, ballot_key
from facilitation.live_room.lead import NotItsCoFacilitator
from facilitation.live_room.row import RoomClosed
from facilitation.live_room.seats import SeatNeeded, give_up_seat

log = logging.getLogger("in_this_room.live")

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]


class RoomConsumer(AsyncConsumer):  # type: ignore[misc]  # channels is not typed
    """Channels routes and serves it; `dispatch` is left out, because it hops threads a message."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        room_id: UUID = scope["url_route"]["kwargs"]["room_id"]
        await receive()  # websocket.connect
        handshake = read_handshake(scope)
        if not handshake.origin_allowed:
            await send({"type": "websocket.close"})  # before accepting: an HTTP 403
            return
        subprotocol = SUBPROTOCOL if handshake.protocol_offered else None
        await send({"type": "websocket.accept", "subprotocol": subprotocol})
        if not handshake.protocol_offered:
            await _close(send, Close.MALFORMED)
            return
        try:
            guest = await in_database(admit, room_id=room_id, token=handshake.token)
        except RoomClosed:
            await _close(send, Close.ROOM_CLOSED)
        except DomainError:
            await _close(send, Close.TOKEN_NOT_VALID)
        else:
            hub = await hubs().of_room(guest.room.pk)
            await _Visit(hub, guest, handshake, receive, send).run()


class _Visit:
    """One admitted socket, from its first snapshot to its end."""

    def __init__(self, hub: Hub, guest: Guest, handshake: Handshake, receive: Receive, send: Send):
        self.guest = guest
        self.hub = hub
        self.connection = Connection(guest.audience, guest.identity, handshake.origin)
        self._receive = receive
        self._send = send
        self._pace = Pace()

    async def run(self) -> None:
        self.hub.enter(self.connection)
        tasks = [
            asyncio.create_task(self._read()),
            asyncio.create_task(self._write()),
            asyncio.create_task(self.connection.cut.wait()),
        ]
        try:
            done, _pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            if self.connection.closing is not None and not self.connection.cut.is_set():
                # Let the writer say goodbye with its code, but not wait for a dead phone.
                await asyncio.wait({tasks[1]}, timeout=2)
            for task in done:
                task.result()
        finally:
            self.hub.leave(self.connection)
            hubs().drop_if_empty(self.hub)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    # --- outwards -----------------------------------------------------------------------------

    async def _write(self) -> None:
        connection = self.connection
        while True:
            await connection.wake.wait()
            connection.wake.clear()
            while connection.frames:
                await self._send({"type": "websocket.send", "text": connection.frames.popleft()})
            if connection.closing is not None:
                await _close(self._send, connection.closing)
                return

    async def _start(self) -> None:
        """Send a snapshot; changes that are committed while it is read follow it."""
        self.hub.hold(self.connection)
        try:
            snapshot = await read_snapshot(self.guest, self.hub, self.connection.origin)
        except DomainError:
            self.connection.close(Close.TOO_SLOW)  # the database is away: come again
            return
        self.hub.start(self.connection, snapshot=snapshot.frame, seq=snapshot.seq)
        if snapshot.room_has_closed:
            self.connection.close(Close.ROOM_CLOSED)

    # --- inwards ------------------------------------------------------------------------------

    async def _read(self) -> None:
        await self._start()
        while self.connection.closing is None:
            event = await self._receive()
            if event["type"] == "websocket.disconnect":
                return
            if objection := self._objection(event):
                self.connection.close(objection)
                return
            try:
                command = to_server.read.validate_json(event["text"])
            except ValidationError:
                self.connection.close(Close.MALFORMED)
                return
            await self._obey(command)

    def _objection(self, event: dict[str, Any]) -> int | None:
        text = event.get("text")
        if text is None:
            return Close.MALFORMED
        if len(text) > to_server.LARGEST_FRAME or len(text.encode()) > to_server.LARGEST_FRAME:
            return Close.TOO_LARGE
        return None if self._pace.allows_one_more() else Close.TOO_MANY

    async def _obey(self, command: to_server.AnyCommand | to_server.Ping) -> None:
        if isinstance(command, to_server.Ping):
            self._answer(to_client.Pong(server_time=timezone.now()))
            return
        try:
            await self._do(command)
        except DomainError as error:
            self._answer(
                to_client.CommandRefused(id=command.id, code=error.code, detail=str(error.detail))
            )
        else:
            self._answer(to_client.Ack(id=command.id))

    async def _do(self, command: to_server.AnyCommand) -> None:
        guest = self.guest
        if isinstance(command, to_server.Resync):
            await self._start()
        elif isinstance(command, (to_server.CastVote, to_server.Leave)):
            if guest.seat_token is None:
                raise SeatNeeded
            if isinstance(command, to_server.Leave):
                await in_database(give_up_seat, room=guest.room, token=guest.seat_token)
                self.hub.votes_arrived()
                self._answer(to_client.Ack(id=command.id))
                self.connection.close(Close.LEFT)
                return
            await self._vote(command, guest.seat_token)
        elif guest.audience != "staff" or guest.helper is None:
            raise NotItsCoFacilitator
        else:
            await in_database(
                perform,
                room=guest.room,
                helper=guest.helper,
                command=command,
                lead_is_gone=await self._lead_is_gone(),
            )

    async def _vote(self, command: to_server.CastVote, token: str) -> None:
        key = ballot_key(token=token, poll_id=command.poll)
        vote = Vote(self.guest.room.pk, command.poll, key, command.choice)
        await hubs().ballot_box.cast(vote)
        self.hub.votes_arrived()

    async def _lead_is_gone(self) -> bool:
        await in_database(self.guest.room.refresh_from_db, fields=["lead"])
        return self.hub.desk_is_gone(str(self.guest.room.lead_id))

    def _answer(self, message: Message) -> None:
        self.connection.offer(to_client.encode(message))


async def _close(send: Send, code: int) -> None:
    with contextlib.suppress(Exception):  # the other side may be gone already
        await send({"type": "websocket.close", "code": code, "reason": CLOSE_REASONS[code]})
