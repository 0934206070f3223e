"""Collects the votes that arrive while a transaction is under way into the next transaction.

A room of phones votes within a second or two. One transaction a vote would wait for the disk once
a vote; one transaction for all that is waiting costs one wait, and each vote is still acknowledged
only after it is on disk.
"""

from __future__ import annotations

import asyncio

from api.live.database import in_database
from facilitation.errors import DomainError, Unavailable
from facilitation.live_room.ballots import Vote, cast_votes

LARGEST_BATCH = 500


class BallotBox:
    """One for a process; it serves every room."""

    def __init__(self) -> None:
        self._waiting: list[tuple[Vote, asyncio.Future[DomainError | None]]] = []
        self._flushing: asyncio.Task[None] | None = None

    async def cast(self, vote: Vote) -> None:
        """Returns when the vote is on disk. Raises the `DomainError` that refused it."""
        future: asyncio.Future[DomainError | None] = asyncio.get_running_loop().create_future()
        self._waiting.append((vote, future))
        if self._flushing is None or self._flushing.done():
            self._flushing = asyncio.create_task(self._flush())
        if refusal := await future:
            raise refusal

    async def _flush(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[:LARGEST_BATCH], self._waiting[LARGEST_BATCH:]
            try:
                outcomes = await in_database(cast_votes, [vote for vote, _future in batch])
            except Unavailable as error:
                outcomes = [error] * len(batch)
            except BaseException as error:
                for _vote, future in batch:
                    if not future.done():
                        future.set_exception(error)
                raise
            for (_vote, future), outcome in zip(batch, outcomes, strict=True):
                if not future.done():  # its socket may have gone meanwhile
                    future.set_result(outcome)
