"""Private keys lie in files of their own, and are gone when they are destroyed."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from pytest_django import Settings

from facilitation.errors import DomainError
from facilitation.pulse.key_store import (
    FolderKeyStore,
    KeyGone,
    KeyStore,
    PulseNotSetUp,
    key_store,
)

pytestmark = pytest.mark.one_process

SECRET = b"a secret of forty-two bytes, more or less!"


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    settings.PULSE_KEY_DIR = tmp_path / "keys"
    return tmp_path / "keys"


@pytest.fixture
def store(folder: Path) -> KeyStore:
    return key_store()


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_what_was_put_is_there_for_whoever_opens_the_store_next(store: KeyStore) -> None:
    store.put("round-1", SECRET)
    assert key_store().get("round-1") == SECRET


def test_only_this_user_can_read_the_folder_and_its_files(store: KeyStore, folder: Path) -> None:
    old = os.umask(0)
    try:
        store.put("round-1", SECRET)
    finally:
        os.umask(old)
    assert (mode_of(folder), mode_of(folder / "round-1")) == (0o700, 0o600)


def test_names_are_sorted_and_leave_out_what_is_no_secret(store: KeyStore, folder: Path) -> None:
    for name in ("round-2", "block-1", "round-1"):
        store.put(name, SECRET)
    (folder / "README.txt").touch()
    assert store.names() == ["block-1", "round-1", "round-2"]


def test_a_destroyed_secret_is_gone(store: KeyStore, folder: Path) -> None:
    store.put("round-1", SECRET)
    store.put("round-2", SECRET)
    store.destroy("round-1")
    with pytest.raises(KeyGone):
        store.get("round-1")
    assert store.names() == ["round-2"]
    assert store.get("round-2") == SECRET


def test_a_destroyed_secret_is_overwritten_before_its_name_goes(
    store: KeyStore, folder: Path, tmp_path: Path
) -> None:
    store.put("round-1", SECRET)
    same_file = tmp_path / "another name of the same file"
    same_file.hardlink_to(folder / "round-1")
    store.destroy("round-1")
    assert same_file.read_bytes() == bytes(len(SECRET))


def test_to_destroy_twice_or_what_never_was_is_no_fault(store: KeyStore) -> None:
    store.put("round-1", SECRET)
    store.destroy("round-1")
    store.destroy("round-1")
    store.destroy("round-2")
    assert store.names() == []


@pytest.mark.parametrize("left", [b"", bytes(len(SECRET))], ids=["while put", "while destroyed"])
def test_what_a_stop_left_behind_is_no_secret_and_can_be_destroyed(
    store: KeyStore, folder: Path, left: bytes
) -> None:
    (folder / "round-1").write_bytes(left)
    with pytest.raises(KeyGone):
        store.get("round-1")
    store.destroy("round-1")
    assert store.names() == []


def test_a_secret_that_is_there_is_never_replaced(store: KeyStore) -> None:
    store.put("round-1", SECRET)
    with pytest.raises(FileExistsError):
        store.put("round-1", b"another")
    assert store.get("round-1") == SECRET


def test_half_a_secret_does_not_stay_behind(store: KeyStore) -> None:
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, hard))  # no file may grow over ten bytes
    try:
        with pytest.raises(OSError, match="too large"):
            store.put("round-1", SECRET)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert store.names() == []


@pytest.mark.parametrize("name", ["", ".", "..", "../round-1", "a/b", "Round", "round-", "a\x00"])
def test_no_name_leads_out_of_the_folder(store: KeyStore, name: str) -> None:
    for use in (store.get, store.destroy, lambda each: store.put(each, SECRET)):
        with pytest.raises(ValueError, match="lower-case words"):
            use(name)


@pytest.mark.parametrize("nothing", [b"", bytes(32)], ids=["empty", "zeros"])
def test_a_secret_is_never_empty(store: KeyStore, nothing: bytes) -> None:
    with pytest.raises(ValueError, match="empty"):
        store.put("round-1", nothing)
    assert store.names() == []


def test_without_a_folder_it_says_what_to_set(settings: Settings) -> None:
    settings.PULSE_KEY_DIR = None
    with pytest.raises(PulseNotSetUp) as refused:
        key_store()
    assert isinstance(refused.value, DomainError)
    assert "PULSE_KEY_DIR" in str(refused.value.detail)


def test_another_store_can_take_its_place(settings: Settings, tmp_path: Path) -> None:
    settings.PULSE_KEY_DIR = None
    settings.PULSE_KEY_STORE = f"{__name__}.another_store"
    another_store.folder = tmp_path  # type: ignore[attr-defined]
    key_store().put("round-1", SECRET)
    assert (tmp_path / "round-1").read_bytes() == SECRET


@pytest.mark.parametrize("path", ["s3cret", "no.such.module", "facilitation.pulse.key_store.no"])
def test_a_store_that_is_not_there_is_said_in_a_sentence(settings: Settings, path: str) -> None:
    settings.PULSE_KEY_STORE = path
    with pytest.raises(ImproperlyConfigured, match="PULSE_KEY_STORE must be") as refused:
        key_store()
    assert path not in str(refused.value)


def another_store() -> KeyStore:
    return FolderKeyStore(another_store.folder)  # type: ignore[attr-defined]
