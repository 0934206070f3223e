"""What is likely to come up, and which redirect prompts are worth saying aloud beforehand."""

from __future__ import annotations

from collections.abc import Sequence

from facilitation.debriefs.themes import Theme, themes_of_group
from facilitation.groups.models import SupportGroup
from facilitation.prebriefs.guidance import guidance
from facilitation.redirects.library import Pattern, redirect_library

MOST_THEMES = 3
MOST_PATTERNS = 3
USUAL = ("nothing_changes",)  # worth knowing by heart for a group of which nothing is told yet


def likely_themes(support_group: SupportGroup) -> Sequence[Theme]:
    """Themes that came up after two sessions or more: the three most frequent, in that order."""
    patterns = guidance().patterns
    themes = [each for each in themes_of_group(support_group) if each.tag.id in patterns]
    return themes[:MOST_THEMES]


def patterns_to_rehearse(themes: Sequence[Theme]) -> Sequence[Pattern]:
    """Three patterns at the most, each theme's first before any theme's second."""
    own = [guidance().patterns[each.tag.id] for each in themes]
    wanted = [patterns[turn] for turn in (0, 1) for patterns in own if len(patterns) > turn]
    chosen = list(dict.fromkeys([*wanted, *USUAL]))[:MOST_PATTERNS]
    known = {pattern.id: pattern for pattern in redirect_library().patterns}
    return [known[each] for each in chosen]
