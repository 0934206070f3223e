"""Refusing large bodies while they arrive.

Django's ASGI handler writes a whole body to disk before it looks at its size, and a chunked body
says no size at all: without this, anybody could fill the disk.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

LARGEST_BODY = 256 * 1024  # bytes

Message = Mapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Scope = dict[str, Any]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]


class _TooLarge(Exception):
    pass


def limited(application: Application) -> Application:
    """The HTTP application, which never sees more than 256 KiB of a body; the sender gets 413."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        received, started = 0, False

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > LARGEST_BODY:
                raise _TooLarge
            return message

        async def noted(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        if _announced(scope) > LARGEST_BODY:
            await _refuse(send)
            return
        try:
            await application(scope, counted, noted)
        except _TooLarge:
            if not started:
                await _refuse(send)

    return answer


def _announced(scope: Scope) -> int:
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit():
            return int(value)
    return 0


async def _refuse(send: Send) -> None:
    body = {
        "type": "about:blank",
        "title": "Too large",
        "status": 413,
        "detail": "Send 256 KiB at the most.",
        "code": "too_large",
    }
    headers = [(b"content-type", b"application/problem+json"), (b"connection", b"close")]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": json.dumps(body).encode()})
