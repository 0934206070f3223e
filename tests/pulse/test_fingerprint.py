"""Four words that a room can read out, and that another set of keys does not share."""

from __future__ import annotations

import hashlib

import pytest

from facilitation.pulse.fingerprint import fingerprint, word_list

pytestmark = pytest.mark.one_process


def test_a_known_hash_has_these_words() -> None:
    """For other clients: the order of the list, the bits and the derivation are all in here."""
    assert fingerprint(bytes(32)) == ("quilt", "tundra", "meerkat", "icicle")
    assert fingerprint(bytes(range(32))) == ("plaza", "spinach", "timber", "nugget")


def test_one_changed_bit_changes_the_words() -> None:
    digest = hashlib.sha256(b"opened").digest()
    changed = digest[:31] + bytes([digest[31] ^ 1])
    assert fingerprint(digest) != fingerprint(changed)


@pytest.mark.parametrize("size", [0, 31, 33, 64])
def test_only_a_whole_hash_has_words(size: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        fingerprint(bytes(size))


def test_there_are_512_short_plain_words() -> None:
    words = word_list()
    assert len(words) == len(set(words)) == 512
    assert [word for word in words if not (word.isascii() and word.isalpha())] == []
    assert [word for word in words if word != word.lower() or not 4 <= len(word) <= 9] == []


def test_the_first_four_letters_tell_a_word() -> None:
    assert len({word[:4] for word in word_list()}) == 512


def test_no_word_is_one_letter_away_from_another() -> None:
    seen: dict[str, str] = {}
    for word in word_list():
        shapes = {word, *(word[:i] + "_" + word[i + 1 :] for i in range(len(word)))}
        shorter = {word[:i] + word[i + 1 :] for i in range(len(word))}
        for shape in shapes | shorter:
            # A shape with a gap is shared by words that differ in that letter; a shorter one is
            # of interest only where it is a word itself.
            other = seen.setdefault(shape, word) if shape in shapes else None
            assert other in {None, word}, f"{word} and {other}"
        assert not shorter & set(word_list())
