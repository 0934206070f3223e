"""How the counts order the lines: properties that hold for any counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from facilitation.redirects.judging import JUDGED_AT_LEAST, share_who_would

pytestmark = pytest.mark.one_process
count = some.integers(min_value=0, max_value=10_000)


@given(count, count)
def test_a_share_lies_between_nobody_and_everybody(would: int, would_not: int) -> None:
    assert 0 < share_who_would(would, would_not) < 1


@given(count, count)
def test_one_more_who_would_never_pushes_a_judged_line_down(would: int, would_not: int) -> None:
    if would + would_not >= JUDGED_AT_LEAST:
        assert share_who_would(would + 1, would_not) > share_who_would(would, would_not)
        assert share_who_would(would, would_not + 1) < share_who_would(would, would_not)


@given(count, count)
def test_a_few_judgements_move_nothing(would: int, would_not: int) -> None:
    if would + would_not < JUDGED_AT_LEAST:
        assert share_who_would(would, would_not) == share_who_would(0, 0)
