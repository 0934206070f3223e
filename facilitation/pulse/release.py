"""What may leave a sealed block, and how coarsely. Pure: no database, no clock, no ballot is kept.

`docs/decisions/0013` has the why; the parts are in the package `releasing`.
"""

from facilitation.pulse.items import Answer
from facilitation.pulse.releasing.holding import HELD_DAYS, Held, held_values
from facilitation.pulse.releasing.item_value import (
    ItemValue,
    ProgramItemValue,
    read_program_item_value,
)
from facilitation.pulse.releasing.roster import Roster, RosterFacts, roster_changes
from facilitation.pulse.releasing.rounding import Told, band_of, least_in
from facilitation.pulse.releasing.sums import Ballots, ItemSums, Sums, read_sums, sums_of
from facilitation.pulse.releasing.thresholds import (
    DISTRIBUTION_FLOOR,
    GROUP_FLOOR,
    GROUP_SHARE,
    PROGRAM_FLOOR,
    PROGRAM_GROUPS,
    Thresholds,
    in_force,
)
from facilitation.pulse.releasing.values import (
    GroupValues,
    ProgramValues,
    group_values,
    left_over,
    program_values,
)
from facilitation.pulse.releasing.verdicts import Verdict, group_verdict, program_verdict

__all__ = [
    "DISTRIBUTION_FLOOR",
    "GROUP_FLOOR",
    "GROUP_SHARE",
    "HELD_DAYS",
    "PROGRAM_FLOOR",
    "PROGRAM_GROUPS",
    "Answer",
    "Ballots",
    "GroupValues",
    "Held",
    "ItemSums",
    "ItemValue",
    "ProgramItemValue",
    "ProgramValues",
    "Roster",
    "RosterFacts",
    "Sums",
    "Thresholds",
    "Told",
    "Verdict",
    "band_of",
    "group_values",
    "group_verdict",
    "held_values",
    "in_force",
    "least_in",
    "left_over",
    "program_values",
    "program_verdict",
    "read_program_item_value",
    "read_sums",
    "roster_changes",
    "sums_of",
]
