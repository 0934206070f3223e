"""A proposal in words that a coordinator can pass on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from threading import Lock
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from facilitation.errors import TooMany, Unavailable
from facilitation.pairing.composition import Caution
from facilitation.pairing.proposing import propose
from facilitation.pairing.reading import sessions_to_staff, term_of
from facilitation.pairing.term import Lack, Pair, Part, Reason
from facilitation.programs.models import Person, Program
from facilitation.sessions.models import GroupSession

REASON_TEXTS: Mapping[Reason, Promise] = {
    Reason.ONLY_ONE: _("The only one who is free and allowed."),
    Reason.KNOWS_THE_GROUP: _("Has facilitated this group before."),
    Reason.STAYS_WITH_THE_GROUP: _("Sits with this group more than once this term."),
    Reason.STANDS_IN: _("Stands in once: nobody who is free sits with this group more often."),
    Reason.FAIR_SHARE: _("Takes it so that the load stays fair."),
}
LACK_TEXTS: Mapping[Lack, Promise] = {
    Lack.NOBODY_HOLDS_THE_ROLE: _("Nobody in the program holds this role. Invite somebody."),
    Lack.ALL_EVALUATE_A_MEMBER: _(
        "Everybody with this role evaluates a member of the group. Ask somebody from outside."
    ),
    Lack.ALL_ARE_AWAY: _("Everybody who may is away at that time. Move the session, or ask them."),
    Lack.ALL_ARE_ELSEWHERE: _(
        "Everybody who may is needed elsewhere at that time, or has as many sessions as they "
        "would take. Move the session, or ask them."
    ),
}
CAUTION_TEXTS: Mapping[Caution, Promise] = {
    Caution.MIXED_SENIORITY: _(
        "Seniors and juniors share this group. Power makes some fall silent: ask both, without the "
        "other, whether they want it so."
    ),
    Caution.TOO_SMALL: _(
        "Fewer people than such groups usually have. A missed evening leaves two in a room."
    ),
    Caution.TOO_LARGE: _(
        "More people than such groups usually have. Not everybody will be heard: think of two."
    ),
}
ASK_AGAIN_AFTER = 10  # seconds

_one_at_a_time = Lock()


class SolvingAlready(TooMany):
    code = "solving_already"
    detail = _("Another proposal is being worked out. Try again in ten seconds.")


class NothingFoundInTime(Unavailable):
    code = "nothing_found_in_time"
    detail = _("No proposal was found in time. Try a shorter term.")


@dataclass(frozen=True)
class Proposed:
    part: Part
    person: Person | None
    reason: Reason | None
    lack: Lack | None
    could: int
    explanation: Promise


@dataclass(frozen=True)
class ProposedSession:
    session: UUID
    group: str
    starts_at: datetime
    parts: Sequence[Proposed]


@dataclass(frozen=True)
class Load:
    person: Person
    sessions: int


@dataclass(frozen=True)
class ProgramProposal:
    sessions: Sequence[ProposedSession]
    loads: Sequence[Load]
    unmet: int
    gap: float
    seconds: float


def propose_for_program(program: Program, first: date, last: date) -> ProgramProposal:
    """What the sessions from `first` to `last` lack, filled as well as can be; nothing is stored.

    Raises `TermUnclear`, `TermTooLarge`, `SolvingAlready` (one at a time in a process: it keeps a
    core busy that a live room may need), and `NothingFoundInTime` on a machine that is too slow.
    """
    sessions = sessions_to_staff(program, first, last)
    term = term_of(program, sessions)
    if not _one_at_a_time.acquire(blocking=False):
        raise SolvingAlready(retry_after=ASK_AGAIN_AFTER)
    try:
        proposal = propose(term)
    except TimeoutError:
        raise NothingFoundInTime from None
    finally:
        _one_at_a_time.release()
    people = {
        person.pk: person
        for person in Person.objects.filter(pk__in=[each.id for each in term.candidates])
    }
    by_id = {session.pk: session for session in sessions}
    loads = Counter({each.id: each.already for each in term.candidates})
    loads.update(chosen.candidate for pair in proposal.pairs for chosen in pair.chosen.values())
    return ProgramProposal(
        [_in_words(pair, by_id[pair.meeting], people) for pair in proposal.pairs],
        sorted(
            (Load(people[person], count) for person, count in loads.items()),
            key=lambda load: (-load.sessions, load.person.name),
        ),
        proposal.unmet,
        round(proposal.gap, 4),
        round(proposal.seconds, 2),
    )


def _in_words(pair: Pair, session: GroupSession, people: Mapping[UUID, Person]) -> ProposedSession:
    parts = [
        Proposed(
            part,
            people[chosen.candidate],
            chosen.reason,
            None,
            chosen.could,
            REASON_TEXTS[chosen.reason],
        )
        for part, chosen in pair.chosen.items()
    ]
    parts += [
        Proposed(part, None, None, lack, 0, LACK_TEXTS[lack]) for part, lack in pair.lacking.items()
    ]
    return ProposedSession(
        session.pk,
        session.support_group.name,
        session.starts_at,
        sorted(parts, key=lambda each: each.part),
    )
