"""The product's server with its imports done: a start is a fork, so a test can afford a hundred.

Started with `--port N`. Each line on standard input is an order, each line on standard output says
that it was carried out: `start` forks a process that serves; `kill` ends that process by SIGKILL,
as `kill -9` would. When the input ends the serving process is killed, too.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys

from django.urls import get_resolver
from uvicorn.importer import import_from_string

from backend.server import listening_socket, serve


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    port = parser.parse_args().port
    import_from_string("backend.asgi:application")
    import_from_string("uvicorn.protocols.websockets.websockets_sansio_impl:struct")
    import_from_string("uvicorn.protocols.http.httptools_impl:httptools")
    assert get_resolver().url_patterns
    serving = 0
    for order in sys.stdin:
        if order == "start\n":
            serving = os.fork() or _serve(port)
        elif order == "kill\n":
            serving = _kill(serving)
        print("done", flush=True)
    _kill(serving)


def _serve(port: int) -> int:
    """In the forked process, which never returns from here."""
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, sys.stdin.fileno())
    os.dup2(nothing, sys.stdout.fileno())
    try:
        serve(listening_socket("127.0.0.1", port))
    finally:
        os._exit(1)


def _kill(serving: int) -> int:
    if serving:
        os.kill(serving, signal.SIGKILL)
        os.waitpid(serving, 0)
    return 0


if __name__ == "__main__":
    main()
