"""A lifecycle is a declared graph, checked when it is imported."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Generic, TypeVar

from django.utils.translation import gettext_lazy as _

from facilitation.errors import Conflict

State = TypeVar("State", bound=str)


class MoveNotAllowed(Conflict):
    code = "move_not_allowed"
    detail = _("That is not possible in the state this is in. Load it again to see its state.")


class Lifecycle(Generic[State]):
    """States and the moves between them.

    Raises `ValueError` when it is declared wrongly: a move to an undeclared state, or a state that
    the initial one cannot reach.
    """

    def __init__(self, *, initial: State, moves: Mapping[State, frozenset[State]]):
        undeclared = {to for targets in moves.values() for to in targets} - set(moves)
        if undeclared or initial not in moves:
            raise ValueError(f"undeclared states: {sorted(undeclared | ({initial} - set(moves)))}")
        reached, frontier = {initial}, [initial]
        while frontier:
            for target in moves[frontier.pop()] - reached:
                reached.add(target)
                frontier.append(target)
        if unreachable := set(moves) - reached:
            raise ValueError(f"unreachable states: {sorted(unreachable)}")
        self.initial = initial
        self.moves = dict(moves)

    def allows(self, *, source: State, target: State) -> bool:
        return target in self.moves[source]

    def check(self, *, source: State, target: State) -> None:
        """Raises `MoveNotAllowed` unless the graph has an edge from `source` to `target`."""
        if not self.allows(source=source, target=target):
            raise MoveNotAllowed
