"""A paraphrase of what was said in, a lane and the likeliest patterns out. In memory alone.

Nothing here logs, stores or counts the text, and no error repeats it.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from facilitation.errors import Invalid
from facilitation.plain_text import tidy
from facilitation.redirects.engine import Engine, engine_now, warm, whole_engine
from facilitation.redirects.lanes import Lane, choose_lane
from facilitation.redirects.phrases import Pattern

__all__ = ["Match", "NothingWasSaid", "TooMuchWasSaid", "match", "prepare", "warm"]

MOST_LETTERS = 2000
MOST_PATTERNS = 3


class NothingWasSaid(Invalid):
    code = "nothing_was_said"
    detail = _("Type a few words of what was said.")


class TooMuchWasSaid(Invalid):
    code = "too_much_was_said"
    detail = _("Type at most 2,000 characters: the gist of what was said is enough.")


@dataclass(frozen=True)
class Match:
    """`patterns` are up to three, likeliest first: none for risk, where nothing is redirected, and
    none for the lane `none`. `is_lexical` says that only wording was compared, so that people can
    be told to trust it less: sentence embeddings are not installed, or not ready yet.
    """

    lane: Lane
    patterns: tuple[Pattern, ...]
    is_lexical: bool


def match(text: str) -> Match:
    """Match one paraphrase. English is understood; what has no words is the lane `none`.

    Raises `NothingWasSaid`, `TooMuchWasSaid`.
    """
    return match_with(engine_now(), text)


def prepare() -> bool:
    """Wait until the whole engine is made. Returns whether it is lexical alone."""
    return whole_engine().is_lexical


def match_with(engine: Engine, text: str) -> Match:
    """As `match`, by an engine of the caller's."""
    said = _as_said(text)
    if not any(sign.isalpha() for sign in said):
        return Match(Lane.NONE, (), engine.is_lexical)
    shares = engine.log_shares(said)
    lane = choose_lane(said, shares)
    if lane in (Lane.RISK, Lane.NONE):
        return Match(lane, (), engine.is_lexical)
    likeliest = sorted(Pattern, key=lambda pattern: shares[pattern], reverse=True)
    return Match(lane, tuple(likeliest[:MOST_PATTERNS]), engine.is_lexical)


def _as_said(text: str) -> str:
    if len(text) > MOST_LETTERS:
        raise TooMuchWasSaid
    said = tidy(text)
    if not said:
        raise NothingWasSaid
    return said
