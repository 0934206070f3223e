"""A term's pairs: `python -m bench.pairing`. Prints one JSON line; see README.md for its keys."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from random import Random
from uuid import UUID

from facilitation.pairing.proposing import propose
from facilitation.pairing.term import Busy, Candidate, Meeting, Part, Term

FIRST_DAY = datetime(2026, 9, 7, tzinfo=UTC)
HOURS = (8, 12, 13, 17, 18)
WEEK, DAY, HOUR = timedelta(weeks=1), timedelta(days=1), timedelta(hours=1)
WORKDAYS = 5


def term_of(*, groups: int, weeks: int, people: int, chance: Random) -> Term:
    """Groups that meet once a week at an hour of theirs; people with days on which they cannot.

    Two in five are psychologists. Everybody is away one week in ten, cannot on three of ten
    weekdays at all and on one day in twelve of the others; an insider evaluates members of a tenth
    of the groups.
    """
    names = [UUID(int=chance.getrandbits(128)) for _group in range(groups)]
    meetings = []
    for group in names:
        start = FIRST_DAY + chance.randrange(WORKDAYS) * DAY + chance.choice(HOURS) * HOUR
        meetings += [
            Meeting(
                UUID(int=chance.getrandbits(128)),
                group,
                start + week * WEEK,
                start + week * WEEK + HOUR,
            )
            for week in range(weeks)
        ]
    psychologists = people * 2 // 5
    candidates = [
        Candidate(
            UUID(int=chance.getrandbits(128)),
            frozenset({Part.PSYCHOLOGIST if number < psychologists else Part.INSIDER}),
            frozenset(chance.sample(names, groups // 10) if number >= psychologists else ()),
            tuple(_busy(weeks, chance)),
        )
        for number in range(people)
    ]
    return Term(meetings, candidates)


def _busy(weeks: int, chance: Random) -> list[Busy]:
    never = [day for day in range(WORKDAYS) if chance.random() < 0.3]
    busy = []
    for week in range(weeks):
        start = FIRST_DAY + week * WEEK
        if chance.random() < 0.1:
            busy.append(Busy(start, start + WEEK))
            continue
        busy += [
            Busy(start + day * DAY, start + (day + 1) * DAY)
            for day in range(WORKDAYS)
            if day in never or chance.random() < 1 / 12
        ]
    return busy


@contextmanager
def _solver_speaks_elsewhere() -> Iterator[None]:
    """The library names itself on standard output, which is for figures alone."""
    sys.stdout.flush()
    kept = os.dup(1)
    os.dup2(2, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--groups", type=int, default=40)
    parser.add_argument("--weeks", type=int, default=26)
    parser.add_argument("--people", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    term = term_of(
        groups=options.groups,
        weeks=options.weeks,
        people=options.people,
        chance=Random(options.seed),  # noqa: S311  (made-up people, the same each time)
    )
    with _solver_speaks_elsewhere():
        proposal = propose(term)
    faces = {
        (meeting.group, chosen.candidate)
        for meeting, pair in zip(term.meetings, proposal.pairs, strict=True)
        for chosen in pair.chosen.values()
    }
    loads = Counter(chosen.candidate for pair in proposal.pairs for chosen in pair.chosen.values())
    figures = {
        "bench": "pairing",
        "sessions": len(term.meetings),
        "people": options.people,
        "seconds": round(proposal.seconds, 2),
        "gap": round(proposal.gap, 4),
        "unmet": proposal.unmet,
        "faces_per_group": round(len(faces) / options.groups, 2),
        "load_least": min(loads[each.id] for each in term.candidates),
        "load_most": max(loads.values()),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
