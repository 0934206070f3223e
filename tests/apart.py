"""Running a coroutine while this thread may have a loop already: the browser's runs in it."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Answer = TypeVar("Answer")


def run_apart(story: Coroutine[Any, Any, Answer]) -> Answer:
    """`asyncio.run` in a thread of its own; returns or raises what `story` does."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        return thread.submit(asyncio.run, story).result()
