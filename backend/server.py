"""Serving the product: `python -m backend.server --port 8000`.

One process serves the pages, the API and the rooms. The WebSocket settings were chosen by
measurement (docs/decisions/0002-server.md): no compression, frames as they are. There is no access
log, because a line with an address and a time is a trace of who took part.
"""

from __future__ import annotations

import argparse
import gc
import socket
import sys

import uvicorn
from django.core.exceptions import ImproperlyConfigured

KERNEL_BUFFER = 64 * 1024  # bytes on their way to one phone; accepted sockets inherit it
LARGEST_FRAME = 64 * 1024  # bytes; the room refuses far smaller ones itself, with a reason


def listening_socket(host: str, port: int) -> socket.socket:
    """Bind before anything else is done. Raises `SystemExit` with a sentence when it cannot."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    # What the kernel keeps for a phone that does not read is memory, too.
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, KERNEL_BUFFER)
    try:
        bound.bind((host, port))
    except (OSError, OverflowError) as error:
        why = error.strerror if isinstance(error, OSError) else "there is no such port"
        sys.exit(f"Cannot listen on {host} port {port}: {why}. Choose another: PORT=8001")
    return bound


def serve(bound: socket.socket) -> None:
    """Serve until interrupted; open sockets are told that the server restarts (close code 1012)."""
    # Imported here: it needs the settings, and a wrong setting has to be one line.
    from backend.socket_protocol import RoomSocketProtocol

    config = uvicorn.Config(
        "backend.asgi:application",
        ws=RoomSocketProtocol,
        ws_per_message_deflate=False,
        ws_max_size=LARGEST_FRAME,
        ws_ping_interval=20,
        ws_ping_timeout=20,
        access_log=False,
        log_level="warning",
        lifespan="off",
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=5,
    )
    config.load()
    from facilitation.push.tasks import say_what_reaches_people  # Django is set up by now

    say_what_reaches_people()
    gc.collect()
    gc.freeze()
    # A visit that ends leaves circles of the libraries' objects: seldom enough for a hall's votes,
    # soon enough for a day of coming and going.
    gc.set_threshold(10_000, 5, 2)
    uvicorn.Server(config).run(sockets=[bound])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    options = parser.parse_args()
    try:
        import backend.settings  # noqa: F401  (a wrong setting is one line, not a trace)
    except ImproperlyConfigured as error:
        sys.exit(f"Settings: {error}")
    serve(listening_socket(options.host, options.port))


if __name__ == "__main__":
    main()
