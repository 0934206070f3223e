"""What a proposal costs. The solver looks for the cheapest; only the proportions matter."""

NOBODY = 1000.0  # a part of a session without anybody: weighs more than everything else
NEW_FACE = 4.0  # each candidate that a group meets in the term (evidence M4: familiarity)
KNOWN_FACE = 3.0  # the same for one who has facilitated the group before
ABOVE_SHARE = 3.0  # each session above the most that is fair
BELOW_SHARE = 1.0  # each session below the least that is fair

# Around the average of a part: continuity needs some room.
MOST_FAIR = 1.15
LEAST_FAIR = 0.7
