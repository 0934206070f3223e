"""The room's socket as Channels serves it: who comes in, and what becomes of those who may not."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

from channels.consumer import AsyncConsumer

from api.live.admission import Knock, read_handshake
from api.live.hubs import hubs
from api.live.messages import SUBPROTOCOL
from api.live.messages.closing import Close
from api.live.outlet import Send, say_goodbye
from api.live.visit import Visit
from facilitation.errors import DomainError, Unavailable
from facilitation.live_room.row import RoomClosed

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]


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
            await say_goodbye(send, Close.MALFORMED)
            return
        of_process = hubs()
        try:
            guest = await of_process.door.ask(Knock(room_id, handshake.token))
        except RoomClosed:
            await say_goodbye(send, Close.ROOM_CLOSED)
        except Unavailable:
            await say_goodbye(send, Close.TOO_SLOW)
        except DomainError:
            await say_goodbye(send, Close.TOKEN_NOT_VALID)
        else:
            hub = await of_process.of_room(guest.room.pk)
            ways = (receive, send, scope.get("extensions", {}))
            await Visit(of_process, hub, guest, handshake.origin, *ways).run()
