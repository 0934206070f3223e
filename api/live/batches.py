"""Doing together what arrives together.

A room of phones votes, or comes back after a tunnel, within a second or two. One transaction each
would wait for the disk once each; what arrives while one transaction is under way goes into the
next, all of it, and nobody waits longer than for two.

What costs much a batch and little each, like reading a room's state, is better done for many. Such
work rests between two batches: the first of a crowd is served at once, the rest in a few batches.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from api.live.database import in_database
from facilitation.errors import DomainError, Unavailable

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")
Done = Callable[[Answer | Exception], None]

LARGEST_BATCH = 500

log = logging.getLogger("in_this_room.live")


class Batches(Generic[Asked, Answer]):
    """`work` takes a list and returns an outcome for each: an answer, or the error that refused it.

    It runs in the database thread, in the order of arrival. A batch begins at the earliest `rest`
    seconds after the one before it has ended.
    """

    def __init__(
        self,
        work: Callable[[Sequence[Asked]], Sequence[Answer | DomainError]],
        *,
        rest: float = 0.0,
    ):
        self._work = work
        self._rest = rest
        self._ended = -rest
        self._waiting: list[tuple[Asked, Done[Answer]]] = []
        self._running: asyncio.Task[None] | None = None

    async def ask(self, asked: Asked) -> Answer:
        """Returns when it is done. Raises the error that refused it."""
        future: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()

        def done(outcome: Answer | Exception) -> None:
            if future.done():
                return  # whoever asked has gone meanwhile
            if isinstance(outcome, Exception):
                future.set_exception(outcome)
            else:
                future.set_result(outcome)

        self.put(asked, done)
        return await future

    def put(self, asked: Asked, done: Done[Answer]) -> None:
        """The same without a task to wake: `done` gets the outcome, and must raise nothing."""
        self._waiting.append((asked, done))
        if self._running is None or self._running.done():
            self._running = asyncio.get_running_loop().create_task(self._run())

    async def _run(self) -> None:
        loop = asyncio.get_running_loop()
        while self._waiting:
            if (early := self._ended + self._rest - loop.time()) > 0:
                await asyncio.sleep(early)
            batch, self._waiting = self._waiting[:LARGEST_BATCH], self._waiting[LARGEST_BATCH:]
            outcomes: Sequence[Answer | Exception]
            try:
                outcomes = await self._outcomes([asked for asked, _done in batch])
            except Exception as error:  # noqa: BLE001  (one must not fail the others)
                log.error("a batch of %d failed: %s", len(batch), type(error).__name__)
                outcomes = [await self._alone(asked) for asked, _done in batch]
            self._ended = loop.time()
            for (_asked, done), outcome in zip(batch, outcomes, strict=True):
                done(outcome)

    async def _alone(self, asked: Asked) -> Answer | Exception:
        try:
            [outcome] = await self._outcomes([asked])
        except Exception as error:  # noqa: BLE001  (it goes to the one who asked)
            return error
        return outcome

    async def _outcomes(self, asked: Sequence[Asked]) -> Sequence[Answer | DomainError]:
        try:
            return await in_database(self._work, asked)
        except Unavailable as error:
            return [error] * len(asked)
