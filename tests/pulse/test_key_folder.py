"""Keys never lie where the database lies, or where a backup is made."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from facilitation.pulse.key_folder import KeyFolderRefused, check_key_folder
from facilitation.pulse.key_store import key_store

pytestmark = pytest.mark.one_process

ROOT = Path(__file__).resolve().parents[2]


def sqlite(path: Path | str) -> dict[str, dict[str, Any]]:
    return {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path)}}


def check(folder: Path, database: Path | str, *backups: Path) -> None:
    check_key_folder(folder, databases=sqlite(database), backups=backups)


@pytest.mark.parametrize(
    "keys",
    ["data", "data/keys", "data/deep/below", ".", "elsewhere/../data", "link/keys"],
    ids=["equal", "inside", "deep inside", "around", "by dots", "by a link"],
)
def test_a_folder_that_overlaps_the_database_is_refused(tmp_path: Path, keys: str) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "data")
    with pytest.raises(KeyFolderRefused, match="apart from the database"):
        check(tmp_path / keys, tmp_path / "data" / "db.sqlite3")


def test_a_database_reached_by_a_link_is_seen_through(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "data")
    with pytest.raises(KeyFolderRefused, match="apart from the database"):
        check(tmp_path / "data" / "keys", f"file:{tmp_path}/link/db.sqlite3?mode=rwc")


def test_a_database_file_that_is_a_link_lies_where_it_leads(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "links").mkdir()
    (tmp_path / "links" / "db.sqlite3").symlink_to(tmp_path / "data" / "db.sqlite3")
    with pytest.raises(KeyFolderRefused, match="apart from the database"):
        check(tmp_path / "data" / "keys", tmp_path / "links" / "db.sqlite3")


@pytest.mark.parametrize("name", ["data-keys", "keys", "elsewhere/data"])
def test_a_folder_beside_it_will_do_and_nothing_is_made(tmp_path: Path, name: str) -> None:
    (tmp_path / "data").mkdir()
    check(tmp_path / name, tmp_path / "data" / "db.sqlite3")
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("name", ["", ":memory:", "file:memorydb_default?mode=memory&cache=shared"])
def test_a_database_in_memory_has_no_folder(tmp_path: Path, name: str) -> None:
    check(tmp_path / "keys", name)


@pytest.mark.parametrize("keys", ["nightly", "nightly/keys", "link/keys"])
def test_a_folder_inside_a_backup_is_refused(tmp_path: Path, keys: str) -> None:
    (tmp_path / "nightly").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "nightly")
    with pytest.raises(KeyFolderRefused, match="PULSE_BACKUP_DIRS"):
        check(tmp_path / keys, ":memory:", tmp_path / "weekly", tmp_path / "nightly")


@pytest.mark.parametrize("mode", [0o750, 0o705, 0o770, 0o701, 0o777])
def test_a_folder_that_others_can_enter_is_refused(tmp_path: Path, mode: int) -> None:
    keys = tmp_path / "keys"
    keys.mkdir()
    keys.chmod(mode)
    with pytest.raises(KeyFolderRefused, match="chmod 700"):
        check(keys, ":memory:")
    keys.chmod(0o700)
    check(keys, ":memory:")


def test_a_file_in_its_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "keys").touch(mode=0o600)
    with pytest.raises(KeyFolderRefused, match="must be a folder"):
        check(tmp_path / "keys", ":memory:")
    with pytest.raises(KeyFolderRefused, match="install -d"):
        check(tmp_path / "keys" / "below", ":memory:")


def test_a_path_that_no_system_takes_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(KeyFolderRefused, match="cannot be looked at"):
        check(tmp_path / ("x" * 300), tmp_path / "data" / "db.sqlite3")


def test_it_is_checked_again_at_each_use(tmp_path: Path, settings: Settings) -> None:
    settings.PULSE_KEY_DIR = tmp_path / "keys"
    key_store().put("round-1", b"secret")
    (tmp_path / "keys").chmod(0o755)
    with pytest.raises(KeyFolderRefused, match="chmod 700"):
        key_store()
    (tmp_path / "keys").chmod(0o700)
    settings.PULSE_BACKUP_DIRS = [tmp_path]
    with pytest.raises(KeyFolderRefused, match="PULSE_BACKUP_DIRS"):
        key_store()


def start(folder: Path, *command: str, **values: str) -> subprocess.CompletedProcess[str]:
    """Start with the keys in the folder of the database, or with what `values` say."""
    environment = {
        "PATH": os.environ["PATH"],
        "SECRET_KEY": "s3cret",
        "PLAIN_HTTP": "1",
        "DATABASE_URL": f"sqlite:///{folder}/db.sqlite3",
        "PULSE_KEY_DIR": f"{folder}/keys",
        **values,
    }
    return subprocess.run(
        [sys.executable, *command], env=environment, cwd=ROOT, capture_output=True, text=True
    )


@pytest.mark.parametrize(
    "command",
    [("-m", "backend.server", "--port", "1"), ("manage.py", "check")],
    ids=["server", "command"],
)
def test_nothing_starts_with_the_keys_beside_the_database(
    tmp_path: Path, command: tuple[str, ...]
) -> None:
    ended = start(tmp_path, *command)
    assert ended.returncode != 0
    assert ended.stderr.startswith("Settings: PULSE_KEY_DIR must be apart from the database")
    assert len(ended.stderr.splitlines()) == 1
    assert str(tmp_path) not in ended.stderr


OWN_MOUNTS = ("unshare", "--user", "--map-root-user", "--mount")


@pytest.mark.skipif(
    not shutil.which("unshare") or subprocess.run([*OWN_MOUNTS, "true"]).returncode != 0,
    reason="this system lets nobody mount a folder a second time",
)
def test_the_database_folder_mounted_a_second_time_is_seen(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "keys").mkdir(mode=0o700)
    mount = f"mount --bind '{tmp_path}/data' '{tmp_path}/keys'"
    ended = subprocess.run(
        [*OWN_MOUNTS, "sh", "-c", f"{mount} && exec '{sys.executable}' manage.py check"],
        env={
            "PATH": os.environ["PATH"],
            "SECRET_KEY": "s3cret",
            "PLAIN_HTTP": "1",
            "DATABASE_URL": f"sqlite:///{tmp_path}/data/db.sqlite3",
            "PULSE_KEY_DIR": f"{tmp_path}/keys",
        },
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert ended.stderr.startswith("Settings: PULSE_KEY_DIR must be apart from the database")


def test_a_start_makes_no_folder(tmp_path: Path) -> None:
    keys = tmp_path / "apart" / "keys"
    database = f"sqlite:///{tmp_path}/data/db.sqlite3"
    ended = start(
        tmp_path, "-c", "import backend.settings", DATABASE_URL=database, PULSE_KEY_DIR=str(keys)
    )
    assert ended.returncode == 0, ended.stderr
    assert not keys.exists()


def test_a_path_that_depends_on_where_one_stands_is_refused(tmp_path: Path) -> None:
    for name in ("PULSE_KEY_DIR", "PULSE_BACKUP_DIRS"):
        ended = start(tmp_path, "manage.py", "check", **{name: "keys"})
        assert ended.stderr.startswith(f"Settings: {name} must be a whole path, such as /srv/")
