from collections.abc import Awaitable, Callable
from typing import Any

from django.urls import path, re_path

from api.live.consumers import RoomConsumer


async def no_such_address(
    scope: dict[str, Any],
    receive: Callable[[], Awaitable[dict[str, Any]]],
    send: Callable[[dict[str, Any]], Awaitable[None]],
) -> None:
    """Without it the router would raise, and every scanner would fill the log with traces."""
    await receive()
    await send({"type": "websocket.close"})


websocket_urlpatterns = [
    path("ws/v1/rooms/<uuid:room_id>", RoomConsumer.as_asgi()),
    re_path(r"", no_such_address),  # type: ignore[arg-type]  # an ASGI application, not a view
]
