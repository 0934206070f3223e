"""What a number may tell once one to four people have left or joined.

Waiting a round does not undo the subtraction: if the others answer as before, the mean with and
the mean without somebody give that person's answer. Where an item was told before to such a
roster, its mean therefore moves by one step at the most. Then the two numbers together say no more
than on which side of the mean the person was (tests/pulse/test_known_leaver.py). It is not said
that a mean was held: that would tell how far it wanted to go. Of an item in words the side would be
the answer, so it is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from facilitation.pulse.items import Item, ItemKind
from facilitation.pulse.releasing.item_value import ItemValue, read_item_value
from facilitation.pulse.releasing.rounding import Told, mean_step
from facilitation.pulse.releasing.thresholds import in_force

HELD_DAYS = 180  # a value told longer ago holds nothing: by then the others answer differently

Held = Mapping[str, Sequence[ItemValue]]  # by item id


def held_values(earlier: Iterable[tuple[int, Mapping[str, Any]]]) -> Held:
    """The values that hold the next ones, from the releases of the last `HELD_DAYS` days.

    For each: how many people were added to or removed from the roster since, and its values by
    item id, as `GroupValues.as_json` made them.
    """
    floor = in_force().group_floor
    held: dict[str, list[ItemValue]] = {}
    for changed, values in earlier:
        if 0 < changed < floor:
            for key, value in values.items():
                held.setdefault(key, []).append(read_item_value(value))
    return held


def hold(
    item: Item, value: ItemValue, before: Sequence[ItemValue], *, people: int
) -> ItemValue | None:
    """The value as it may be told, or None where it may not."""
    if not before:
        return value
    if item.kind != ItemKind.SCALE or value.mean is None:
        return None
    step = mean_step(people)
    means = [Fraction(str(each.mean.value)) for each in before if each.mean is not None]
    low, high = max(means) - step, min(means) + step
    if low > high:
        return None
    mean = Fraction(str(value.mean.value))
    if low <= mean <= high:
        return value
    return ItemValue(mean=Told(float(min(max(mean, low), high))))
