"""From how many people on something may be told. Settings can raise these numbers, never lower
them: backend/settings.py refuses a lower one, and `in_force` would not follow it either.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

GROUP_FLOOR = 5  # people in one group's release, and in each number of it
GROUP_SHARE = 70  # percent of the roster (of the seats, in a session's round)
PROGRAM_FLOOR = 10  # people in a program's release, and in each number of it
PROGRAM_GROUPS = 2  # groups in a program's release, and in each number of it
DISTRIBUTION_FLOOR = 10  # people from which on shares are told, not only a mean


@dataclass(frozen=True)
class Thresholds:
    """People, percent (`group_share`) and groups."""

    group_floor: int
    group_share: int
    program_floor: int
    program_groups: int
    distribution_floor: int


def in_force() -> Thresholds:
    """What holds here: the constants, or what the settings raised them to."""
    return Thresholds(
        group_floor=_raised("PULSE_GROUP_FLOOR", GROUP_FLOOR),
        group_share=_raised("PULSE_GROUP_SHARE", GROUP_SHARE),
        program_floor=_raised("PULSE_PROGRAM_FLOOR", PROGRAM_FLOOR),
        program_groups=_raised("PULSE_PROGRAM_GROUPS", PROGRAM_GROUPS),
        distribution_floor=_raised("PULSE_DISTRIBUTION_FLOOR", DISTRIBUTION_FLOOR),
    )


def _raised(name: str, constant: int) -> int:
    return max(constant, getattr(settings, name, constant))
