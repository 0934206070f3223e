"""Consumers as a tutorial writes them."""

from __future__ import annotations

from typing import Any

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncJsonWebsocketConsumer

from bench.naive.models import Vote


class Listener(AsyncJsonWebsocketConsumer):  # type: ignore[misc]  # channels is not typed
    """A phone that hears what the desk says to the group."""

    async def connect(self) -> None:
        await self.channel_layer.group_add("room", self.channel_name)
        await self.accept()
        await self.send_json({"type": "snapshot"})

    async def disconnect(self, code: int) -> None:
        await self.channel_layer.group_discard("room", self.channel_name)

    async def room_event(self, event: dict[str, Any]) -> None:
        await self.send_json(event["content"])


class Speaker(AsyncJsonWebsocketConsumer):  # type: ignore[misc]
    """The desk: what it sends goes to the group."""

    async def receive_json(self, content: dict[str, Any]) -> None:
        message = {"type": "room.event", "content": content}
        await self.channel_layer.group_send("room", message)


class Voter(AsyncJsonWebsocketConsumer):  # type: ignore[misc]
    """A phone that votes. The ack is sent after the commit."""

    async def connect(self) -> None:
        self.seat = self.scope["url_route"]["kwargs"]["seat"]
        await self.accept()
        await self.send_json({"type": "snapshot"})

    async def receive_json(self, content: dict[str, Any]) -> None:
        await self.store(content["poll"], content["choice"])
        await self.send_json({"type": "ack", "id": content["id"]})

    @database_sync_to_async  # type: ignore[untyped-decorator]
    def store(self, poll: str, choice: str) -> None:
        Vote.objects.update_or_create(poll=poll, seat=self.seat, defaults={"choice": choice})
