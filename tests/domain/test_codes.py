from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facilitation.codes import ALPHABET, as_typed, random_code


def test_no_two_characters_of_a_code_look_alike() -> None:
    assert len(set(ALPHABET)) == len(ALPHABET) == 31
    assert not set("O0I1L") & set(ALPHABET)
    assert ALPHABET.upper() == ALPHABET


@given(st.integers(0, 40))
def test_a_code_has_the_length_asked_for_and_only_characters_of_the_alphabet(length: int) -> None:
    code = random_code(length)
    assert len(code) == length
    assert set(code) <= set(ALPHABET)


def test_codes_do_not_repeat() -> None:
    assert len({random_code(16) for _code in range(1000)}) == 1000


def test_every_character_is_used() -> None:
    assert set(random_code(5000)) == set(ALPHABET)


@given(st.text(alphabet=ALPHABET, max_size=20), st.data())
def test_a_code_is_known_however_it_is_typed(code: str, data: st.DataObject) -> None:
    marks = st.text(alphabet=" -_.\u2013\t\n", max_size=2)
    typed = "".join(
        data.draw(marks) + data.draw(st.sampled_from([each, each.lower()])) for each in code
    )
    assert as_typed(typed) == code


@given(st.text())
def test_reading_what_was_typed_twice_changes_nothing(text: str) -> None:
    assert as_typed(as_typed(text)) == as_typed(text)
