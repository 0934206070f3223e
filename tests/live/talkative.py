"""A server that logs all it can, so that a test may search its log for what must not be there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.server import Process, Server


class UvicornProcess(Process):
    """The product under uvicorn's own command line, which keeps an access log."""

    program = "uvicorn"

    def __init__(self) -> None:
        super().__init__()
        self.more_environment |= {"UVICORN_APP": "backend.asgi:application"}


BOTH_KINDS = [
    pytest.param(Process, id="our server"),
    pytest.param(UvicornProcess, id="another server"),
]


@contextmanager
def talkative_server(kind: type[Process], log: Path) -> Iterator[Server]:
    """Processes of this kind that write everything they say at DEBUG into `log`."""
    server = Server(kind, log=log)
    for each in server.processes:
        each.more_environment |= {
            "LOG_LEVEL": "DEBUG",
            "DEBUG": "1",
            "PYTHONASYNCIODEBUG": "1",
            "PULSE_KEY_DIR": os.environ["PULSE_KEY_DIR"],
        }
    server.start()
    try:
        yield server
    finally:
        server.stop()
