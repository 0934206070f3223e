"""What is sealed opens with its key, for its purpose and its token, and only so."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitation.pulse.sealing import (
    PLAINTEXT_BYTES,
    SEALED_BYTES,
    NotOpened,
    new_sealing_key,
    pad,
    public_part,
    seal,
    unpad,
    unseal,
)

pytestmark = pytest.mark.one_process

PRIVATE = new_sealing_key()
PUBLIC = public_part(PRIVATE)
INFO, TOKEN = b"in-this-room pulse v1 a-round", b"the hash of a token"
PLAIN = pad(b'{"v":1}')


def test_keys_have_32_bytes_and_differ() -> None:
    assert {len(PRIVATE), len(PUBLIC)} == {32}
    assert new_sealing_key() != PRIVATE


@given(st.binary(max_size=254))
def test_what_was_sealed_opens_and_its_size_tells_nothing(text: bytes) -> None:
    padded = pad(text)
    sealed = seal(PUBLIC, padded, INFO, TOKEN)
    assert (len(padded), len(sealed)) == (PLAINTEXT_BYTES, SEALED_BYTES) == (256, 304)
    assert unpad(unseal(PRIVATE, sealed, INFO, TOKEN)) == text


def test_the_same_answers_sealed_twice_look_different() -> None:
    one, two = seal(PUBLIC, PLAIN, INFO, TOKEN), seal(PUBLIC, PLAIN, INFO, TOKEN)
    assert one[:32] != two[:32]
    assert one[32:] != two[32:]


def test_another_key_purpose_or_token_does_not_open_it() -> None:
    sealed = seal(PUBLIC, PLAIN, INFO, TOKEN)
    for private, info, token in (
        (new_sealing_key(), INFO, TOKEN),
        (PRIVATE, b"in-this-room pulse v1 another", TOKEN),
        (PRIVATE, INFO, b"the hash of another token"),
    ):
        with pytest.raises(NotOpened):
            unseal(private, sealed, info, token)


def test_one_changed_bit_and_it_does_not_open() -> None:
    """The key's last bit, which X25519 itself does not look at, included."""
    sealed = seal(PUBLIC, PLAIN, INFO, TOKEN)
    assert unseal(PRIVATE, sealed, INFO, TOKEN) == PLAIN
    for bit in range(8 * SEALED_BYTES):
        changed = bytearray(sealed)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(NotOpened):
            unseal(PRIVATE, bytes(changed), INFO, TOKEN)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _sealed: b"",
        lambda sealed: sealed[:31],
        lambda sealed: sealed[:32],
        lambda sealed: sealed[:-1],
        lambda sealed: sealed + b"\x00",
        lambda sealed: bytes(32) + sealed[32:],
        lambda sealed: bytes(len(sealed)),
    ],
    ids=["nothing", "half a key", "no text", "short", "long", "no point", "zeros"],
)
def test_what_was_never_sealed_does_not_open(spoil: Callable[[bytes], bytes]) -> None:
    with pytest.raises(NotOpened):
        unseal(PRIVATE, spoil(seal(PUBLIC, PLAIN, INFO, TOKEN)), INFO, TOKEN)


@pytest.mark.parametrize("public", [b"", bytes(31), bytes(32)], ids=["empty", "short", "zeros"])
def test_nothing_is_sealed_to_a_key_of_no_use(public: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        seal(public, PLAIN, INFO, TOKEN)


def test_what_is_too_long_is_not_padded() -> None:
    with pytest.raises(ValueError, match="254 bytes"):
        pad(bytes(255))


@pytest.mark.parametrize(
    "padded",
    [
        b"",
        b"\x00",
        pad(b"{}")[:-1],
        pad(b"{}") + b"\x00",
        b"\x00\xff" + bytes(254),
        b"\xff\xff" + bytes(254),
        b"\x00\x02{}" + bytes(251) + b"\x01",
    ],
    ids=["empty", "one byte", "short", "long", "length over", "length far over", "no zeros"],
)
def test_what_pad_does_not_make_is_refused(padded: bytes) -> None:
    with pytest.raises(NotOpened):
        unpad(padded)
