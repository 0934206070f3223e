""" "Would say it, would not": counts that put the better lines first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from facilitation.errors import Invalid
from facilitation.redirects.library import Move, Pattern, RedirectLibrary, Wording, redirect_library
from facilitation.redirects.models import WordingTally

MOST_AT_ONCE = 36
JUDGED_AT_LEAST = 5  # times, before a wording leaves the place that its authors gave it

Key = tuple[str, str, str]  # pattern, move, wording


class TooManyJudgements(Invalid):
    code = "too_many_judgements"
    detail = _("Send 36 judgements at the most.")


class WordingUnknown(Invalid):
    """Does not repeat what was sent."""

    code = "wording_unknown"
    detail = _("The library has changed. Load it again.")


@dataclass(frozen=True)
class Judgement:
    pattern: str
    move: str
    wording: str
    would_say: bool

    @property
    def key(self) -> Key:
        return self.pattern, self.move, self.wording


@transaction.atomic
def count_judgements(judgements: Sequence[Judgement]) -> None:
    """Add to the counts, and keep nothing else. Raises `TooManyJudgements`, `WordingUnknown`."""
    if len(judgements) > MOST_AT_ONCE:
        raise TooManyJudgements
    known = {
        (pattern.id, str(move), wording.id)
        for pattern in redirect_library().patterns
        for move, wordings in pattern.moves.items()
        for wording in wordings
    }
    if not {each.key for each in judgements} <= known:
        raise WordingUnknown
    for each in sorted(judgements, key=lambda one: one.key):  # one order: no two wait in a ring
        pattern, move, wording = each.key
        WordingTally.objects.get_or_create(pattern=pattern, move=move, wording=wording)
        column = "would" if each.would_say else "would_not"
        WordingTally.objects.filter(pattern=pattern, move=move, wording=wording).update(
            **{column: F(column) + 1}
        )


def library_in_order() -> RedirectLibrary:
    """The library with each move's wordings in the order in which they are offered."""
    shares = {
        (tally.pattern, tally.move, tally.wording): share_who_would(tally.would, tally.would_not)
        for tally in WordingTally.objects.all()
    }
    library = redirect_library()
    return replace(
        library, patterns=tuple(_in_order(pattern, shares) for pattern in library.patterns)
    )


def share_who_would(would: int, would_not: int) -> float:
    """From 0 to 1; one half until five people have judged, so that no single tap moves a line."""
    judged = would + would_not
    return (would + 1) / (judged + 2) if judged >= JUDGED_AT_LEAST else 0.5


def _in_order(pattern: Pattern, shares: Mapping[Key, float]) -> Pattern:
    def share(move: Move, wording: Wording) -> float:
        return shares.get((pattern.id, str(move), wording.id), 0.5)

    return replace(
        pattern,
        moves={
            move: tuple(sorted(wordings, key=lambda each: -share(move, each)))
            for move, wordings in pattern.moves.items()
        },
    )
