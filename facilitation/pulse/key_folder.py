"""Where private keys may lie: away from the database and from every backup.

Sealed ballots are worth nothing without their key, and whoever copies the database's folder must
not carry the key off with them. The place is checked when the settings are read and at a
process's first use, who may read it at each use. Where a PostgreSQL keeps its files is not known
here: name that folder among the backups.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

MODE = 0o700
NOT_SEEN = "PULSE_KEY_DIR cannot be looked at by the user that runs this. Name another folder."


class KeyFolderRefused(ImproperlyConfigured):
    """One sentence about PULSE_KEY_DIR that says what to do."""


def check_key_folder(
    folder: Path, *, databases: Mapping[str, Mapping[str, Any]], backups: Sequence[Path]
) -> None:
    """Raises `KeyFolderRefused` unless keys can lie in `folder`. Makes nothing.

    `databases` is Django's setting of that name; `backups` are folders that are copied elsewhere.
    """
    try:
        _check_place(folder, databases=databases, backups=backups)
    except OSError:
        raise KeyFolderRefused(NOT_SEEN) from None
    check_access(folder)


def check_access(folder: Path) -> None:
    """Raises `KeyFolderRefused` unless this user, and nobody else, can use or make `folder`."""
    try:
        _check_access(folder)
    except OSError:
        raise KeyFolderRefused(NOT_SEEN) from None


def make_key_folder(folder: Path) -> None:
    """Make the folder for this user alone (mode 0700) if it is not there yet."""
    folder.parent.mkdir(mode=MODE, parents=True, exist_ok=True)
    folder.mkdir(mode=MODE, exist_ok=True)


def _check_place(
    folder: Path, *, databases: Mapping[str, Mapping[str, Any]], backups: Sequence[Path]
) -> None:
    for home in _database_folders(databases):
        if _lies_in(folder, home) or _lies_in(home, folder):
            raise KeyFolderRefused(
                "PULSE_KEY_DIR must be apart from the database's folder: neither that folder, nor "
                "inside it, nor around it. Name another one."
            )
    if any(_lies_in(folder, backup) for backup in backups):
        raise KeyFolderRefused(
            "PULSE_KEY_DIR must not be inside a folder of PULSE_BACKUP_DIRS. Name another one."
        )


def _check_access(folder: Path) -> None:
    if not folder.exists():
        above = next(each for each in folder.parents if each.exists())
        if not above.is_dir() or not os.access(above, os.W_OK | os.X_OK):
            raise KeyFolderRefused(
                "PULSE_KEY_DIR cannot be made by the user that runs this. Make it with: "
                "install -d -m 700 -o <that user> <the folder>"
            )
        return
    if not folder.is_dir() or not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        raise KeyFolderRefused(
            "PULSE_KEY_DIR must be a folder that the user that runs this can read and write."
        )
    if stat.S_IMODE(folder.stat().st_mode) & 0o077:
        raise KeyFolderRefused("PULSE_KEY_DIR is open to other users. Close it with: chmod 700")


def _database_folders(databases: Mapping[str, Mapping[str, Any]]) -> Iterable[Path]:
    """The folders of the databases that are files."""
    for database in databases.values():
        name = str(database.get("NAME") or "")
        in_memory = ":memory:" in name or "mode=memory" in name
        if str(database.get("ENGINE", "")).endswith("sqlite3") and name and not in_memory:
            yield Path(name.removeprefix("file:").partition("?")[0]).resolve().parent


def _lies_in(inner: Path, outer: Path) -> bool:
    """Whether `inner` is `outer` or below it.

    Seen through are symbolic links and a second mount of `outer` itself, but not a second mount of
    a folder within it.
    """
    inner, outer = inner.resolve(), outer.resolve()
    if inner.is_relative_to(outer):
        return True
    return outer.exists() and any(
        each.exists() and each.samefile(outer) for each in (inner, *inner.parents)
    )
