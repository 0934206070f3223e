"""The sums of a program's groups together, and which of their items may be told.

A director must never see one group alone. So each item for itself, not only the release, needs
two groups and the program's floor: groups whose rounds ask different items share none. A program
with one group needs two of its releases instead.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain

from facilitation.pulse.items import ItemKind, item
from facilitation.pulse.releasing.sums import ItemSums, Sums, times
from facilitation.pulse.releasing.thresholds import in_force

Part = Sums | ItemSums


@dataclass(frozen=True)
class Pool:
    """`roster_size` counts everybody on the rosters of the groups in `sums` once."""

    sums: Sequence[Sums]
    groups_in_program: int
    roster_size: int

    @property
    def is_enough(self) -> bool:
        """Whether the release as a whole keeps the program's floors."""
        return self._keeps_the_floors([(each.group, each) for each in self.sums])

    @property
    def people(self) -> int:
        """At least so many different people took part."""
        return self._people([(each.group, each) for each in self.sums])

    @property
    def groups(self) -> int:
        return len({each.group for each in self.sums})

    def tellable(self) -> dict[str, ItemSums]:
        """The items that keep the program's floors each for itself.

        Who came for the first time is only told in shares, and is no reason to release by itself.
        """
        asked = dict.fromkeys(key for each in self.sums for key in each.items)
        told = {key: self._of(key) for key in asked if self._keeps_the_floors(self._parts(key))}
        if all(_is_first_or_returning(key) for key in told):
            return {}
        least = in_force().distribution_floor
        return {
            key: own
            for key, own in told.items()
            if own.people >= least or not _is_first_or_returning(key)
        }

    def left_over(self) -> list[Sums]:
        """The sums without the items that are told: to wait, sealed, for the next release."""
        told = self.tellable()
        left = [
            replace(each, items={key: own for key, own in each.items.items() if key not in told})
            for each in self.sums
        ]
        return [each for each in left if each.items]

    def _parts(self, key: str) -> list[tuple[str, Part]]:
        return [(each.group, each.items[key]) for each in self.sums if key in each.items]

    def _of(self, key: str) -> ItemSums:
        own = [each.items[key] for each in self.sums if key in each.items]
        words = times(chain.from_iterable(Counter(each.words).elements() for each in own))
        return ItemSums(
            people=self._people(self._parts(key)),
            answers=sum(each.answers for each in own),
            total=sum(each.total for each in own),
            words=words,
        )

    def _keeps_the_floors(self, parts: list[tuple[str, Part]]) -> bool:
        limits = in_force()
        if self.groups_in_program == 1 and self.groups == 1:
            return len(parts) >= 2 and sum(p.answers for _, p in parts) >= limits.program_floor
        enough_groups = len({group for group, _ in parts}) >= limits.program_groups
        return enough_groups and self._people(parts) >= limits.program_floor

    def _people(self, parts: list[tuple[str, Part]]) -> int:
        """Each group's fullest round; somebody on two rosters may have answered in both."""
        fullest: dict[str, int] = {}
        for group, part in parts:
            fullest[group] = max(part.people, fullest.get(group, 0))
        on_several = max(0, sum(self._roster_sizes().values()) - self.roster_size)
        return max([sum(fullest.values()) - on_several, *fullest.values()], default=0)

    def _roster_sizes(self) -> dict[str, int]:
        sizes: dict[str, int] = {}
        for each in self.sums:
            sizes[each.group] = max(each.roster_size, sizes.get(each.group, 0))
        return sizes


def _is_first_or_returning(key: str) -> bool:
    return item(key).kind == ItemKind.FIRST_OR_RETURNING
