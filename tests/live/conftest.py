from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.cast import Cast
from tests.live.room import Room
from tests.server import Server


@pytest.fixture
def room(server: Server, live_cast: Cast) -> Iterator[Room]:
    """A room that Ada has opened."""
    opened = Room(server, live_cast)
    yield opened
    opened.leave()
