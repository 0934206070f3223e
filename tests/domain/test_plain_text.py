"""What people type, as it is kept: nothing unseen stays in it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.plain_text import MOST_MARKS, tidy

UNSEEN = "\u200b\u202e\u034f\ufe0f\u115f\u3164\u2800\u180b\U000e0100\x00\u00ad"


@given(st.text())
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
    assert not any(unicodedata.category(sign)[0] == "C" for sign in tidy(text))


@pytest.mark.parametrize(
    "sign", "\u200b\u202e\u034f\ufe0f\u115f\u3164\u2800\u180b\U000e0100\x00\u00ad"
)
def test_signs_that_show_nothing_are_dropped(sign: str) -> None:
    assert tidy(f"ti{sign}red") == "tired"
    assert tidy(sign * 3) == ""


def test_marks_do_not_pile_up() -> None:
    assert len(tidy("a" + "\u0301\u0302\u0303\u0304" * 30)) <= 1 + MOST_MARKS
    assert tidy("naïve  déjà\tvu") == "naïve déjà vu"
