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

PRIVATE = new_sealing_key()
PUBLIC = public_part(PRIVATE)
INFO, AAD = b"in-this-room pulse v1 a-round", b"the hash of a token"
PLAIN = pad(b'{"v":1}')


def test_a_vector_of_the_rfc_opens() -> None:
    """RFC 9180, appendix A.1.1 (base mode, this suite), the first encryption."""
    private = bytes.fromhex("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8")
    assert public_part(private) == bytes.fromhex(
        "3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d"
    )
    sealed = bytes.fromhex(
        "37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431"
        "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a9"
        "6d8770ac83d07bea87e13c512a"
    )
    opened = unseal(private, sealed, b"Ode on a Grecian Urn", b"Count-0")
    assert opened == b"Beauty is truth, truth beauty"


def test_keys_have_32_bytes_and_differ() -> None:
    assert {len(PRIVATE), len(PUBLIC)} == {32}
    assert new_sealing_key() != PRIVATE


@given(st.binary(max_size=254))
def test_what_was_sealed_opens_and_its_size_tells_nothing(text: bytes) -> None:
    padded = pad(text)
    sealed = seal(PUBLIC, padded, INFO, AAD)
    assert (len(padded), len(sealed)) == (PLAINTEXT_BYTES, SEALED_BYTES) == (256, 304)
    assert unpad(unseal(PRIVATE, sealed, INFO, AAD)) == text


def test_the_same_answers_sealed_twice_look_different() -> None:
    one, two = seal(PUBLIC, PLAIN, INFO, AAD), seal(PUBLIC, PLAIN, INFO, AAD)
    assert one[:32] != two[:32]
    assert one[32:] != two[32:]


def test_another_key_purpose_or_token_does_not_open_it() -> None:
    sealed = seal(PUBLIC, PLAIN, INFO, AAD)
    for private, info, aad in (
        (new_sealing_key(), INFO, AAD),
        (PRIVATE, b"in-this-room pulse v1 another", AAD),
        (PRIVATE, INFO, b"the hash of another token"),
        (PRIVATE, INFO + AAD, b""),
    ):
        with pytest.raises(NotOpened):
            unseal(private, sealed, info, aad)


def test_one_changed_bit_and_it_does_not_open() -> None:
    """The key's last bit, which X25519 itself does not look at, included."""
    sealed = seal(PUBLIC, PLAIN, INFO, AAD)
    assert unseal(PRIVATE, sealed, INFO, AAD) == PLAIN
    for bit in range(8 * SEALED_BYTES):
        changed = bytearray(sealed)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(NotOpened):
            unseal(PRIVATE, bytes(changed), INFO, AAD)


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
        unseal(PRIVATE, spoil(seal(PUBLIC, PLAIN, INFO, AAD)), INFO, AAD)


@pytest.mark.parametrize("public", [b"", bytes(31), bytes(32)], ids=["empty", "short", "zeros"])
def test_nothing_is_sealed_to_a_key_of_no_use(public: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        seal(public, PLAIN, INFO, AAD)


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
