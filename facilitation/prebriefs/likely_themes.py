"""What is likely to come up: themes of earlier sessions that tend to end in "nothing changes"."""

from __future__ import annotations

from collections.abc import Sequence

from facilitation.debriefs.themes import Theme, themes_of_group
from facilitation.groups.models import SupportGroup
from facilitation.prebriefs.guidance import guidance

MOST_THEMES = 3


def likely_themes(support_group: SupportGroup) -> Sequence[Theme]:
    """Themes that came up after two sessions or more: the three most frequent, in that order."""
    patterns = guidance().patterns
    return [each for each in themes_of_group(support_group) if each.tag.id in patterns][
        :MOST_THEMES
    ]
