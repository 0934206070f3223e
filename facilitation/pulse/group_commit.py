"""Group commit: whoever comes while a transaction is under way shares the next one.

A room's phones all fetch their tokens in the same seconds. One transaction for those who wait costs
hardly more than one for a single phone. (The term is that of DeWitt et al. 1984, Implementation
techniques for main memory database systems.)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Lock
from time import sleep
from typing import Generic, TypeVar

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")

MOST_AT_ONCE = 50  # so that the first of a crowd does not wait for the last
# Seconds in which the others of a crowd come: so few transactions serve it that it is done sooner
# (PostgreSQL calls the same `commit_delay`). Somebody alone waits that long for nothing.
GATHERING = 0.003


@dataclass(eq=False)
class _Ticket(Generic[Asked, Answer]):
    asked: Asked
    outcome: list[Answer | Exception] = field(default_factory=list)  # one, once it was served


@dataclass(eq=False)
class GroupCommit(Generic[Asked, Answer]):
    """`together` takes 1 to 50 askings and returns an answer or a fault for each, in their order.

    It runs in the thread of one of those who ask, and has committed when it returns.
    """

    together: Callable[[Sequence[Asked]], Sequence[Answer | Exception]]
    _turn: Lock = field(default_factory=Lock)
    _waiting: list[_Ticket[Asked, Answer]] = field(default_factory=list)

    def ask(self, asked: Asked) -> Answer:
        """The answer to one asking, when it is on disk. Raises its fault, or that of `together`."""
        mine: _Ticket[Asked, Answer] = _Ticket(asked)
        self._waiting.append(mine)
        with self._turn:
            while not mine.outcome:
                self._serve()
        [outcome] = mine.outcome
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def _serve(self) -> None:
        """Only whoever has the turn takes from those who wait; others only add themselves."""
        sleep(GATHERING)
        tickets = self._waiting[:MOST_AT_ONCE]
        del self._waiting[: len(tickets)]
        outcomes: Sequence[Answer | Exception]
        try:
            outcomes = self.together([ticket.asked for ticket in tickets])
        except Exception as error:  # noqa: BLE001  (each of them has to hear of it)
            outcomes = [error] * len(tickets)
        for ticket, outcome in zip(tickets, outcomes, strict=True):
            ticket.outcome.append(outcome)
