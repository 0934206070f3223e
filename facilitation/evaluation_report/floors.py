"""From how many sessions or people on a figure is told. Constants: no setting lowers them.

A year's figure minus those of its quarters would be a figure of the quarters that are too small to
be told. So exact attendance, and what leaders say of themselves, are told of whole years only,
which share nothing with each other; and themes of a year are those that its quarters tell. A
quarter tells its average in whole people: of five sessions that is one of five sums, so that a
lone session that is left over could still have been each of five sizes.
"""

LEAST_SESSIONS = 5  # behind an average, a median, a share
LEAST_LEADERS = 5  # different people behind what leaders say of themselves
