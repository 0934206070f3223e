"""The sentences beside a trend: what may be said, in plain words, and never more."""

from __future__ import annotations

from django.utils.translation import gettext as _

from facilitation.pulse.release import in_force
from facilitation.pulse.released import Untold
from facilitation.trends.change import Change, Changed, Direction
from facilitation.trends.waiting import Waiting


def change_text(change: Change) -> str:
    match change.changed:
        case Changed.NOT:
            return _("No change that these numbers can show.")
        case Changed.BOUNDED:
            return _(
                "A few people came or left. So that nobody can be worked out, this number could "
                "move by one step only: what people said may have moved more, or less."
            )
        case Changed.NOT_COMPARABLE:
            return _("Told in another way than before: the two cannot be compared.")
        case Changed.A_LITTLE if change.direction == Direction.HIGHER:
            return _("A little higher. Two people who answer differently can make that difference.")
        case Changed.A_LITTLE:
            return _("A little lower. Two people who answer differently can make that difference.")
        case _ if change.direction == Direction.HIGHER:
            return _("Higher, and by more than two people could make. It does not say why.")
        case _:
            return _("Lower, and by more than two people could make. It does not say why.")


def untold_text(why: Untold) -> str:
    if why == Untold.ROSTER_CHANGED:
        return _(
            "A few people came or left: this was left out, so that nobody's answer can be worked "
            "out from the difference."
        )
    return _("Not enough answers yet. What can wait stays sealed until the next block.")


def waiting_text(waiting: Waiting) -> str:
    limits = in_force()
    match waiting:
        case Waiting.NOT_ASKED:
            return _("Nobody is asked at the moment, so no numbers are on their way.")
        case Waiting.ROSTER_CHANGED:
            return _("A few people came or left: held until more has come in.")
        case Waiting.ONE_GROUP:
            return _(
                "One group only, so two of its rounds are told together, from %(people)d answers "
                "on. Until then everything stays sealed."
            ) % {"people": limits.program_floor}
        case Waiting.TOO_FEW:
            return _(
                "Not enough answers yet: still sealed. The next numbers come once %(people)d "
                "people in %(groups)d groups can be told of together."
            ) % {"people": limits.program_floor, "groups": limits.program_groups}


def gap_text() -> str:
    return _(
        "No numbers from this time: nobody was asked, or too few answered, and what was sealed was "
        "destroyed unread after 180 days."
    )
