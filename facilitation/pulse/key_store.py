"""Private keys outside the database, and their end.

A secret is one small file under one name. To destroy it means that nobody can open what was sealed
with it any more, whoever holds the database and its backups.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Protocol, cast

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from facilitation.errors import Conflict
from facilitation.pulse.key_folder import check_access, check_key_folder, make_key_folder

NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
FILE_MODE = 0o600


class KeyGone(Conflict):
    code = "key_gone"
    detail = _("The keys of this round have been destroyed. Nobody can use or open it any more.")


class PulseNotSetUp(Conflict):
    code = "pulse_not_set_up"
    detail = _(
        "This server has no place for the pulse's keys. Whoever runs it has to set PULSE_KEY_DIR "
        "to a folder away from the database and its backups."
    )


class KeyStore(Protocol):
    """What a place for secrets must be able to do. Names are lower-case words with hyphens."""

    def put(self, name: str, secret: bytes) -> None:
        """Keep it durably. Raises `FileExistsError` rather than replace what is there."""

    def get(self, name: str) -> bytes:
        """Raises `KeyGone` when there is none, or none any more."""

    def destroy(self, name: str) -> None:
        """Durably, for good. Without an effect when it is gone already."""

    def names(self) -> list[str]:
        """Of all secrets that are there, sorted."""


def key_store() -> KeyStore:
    """The store that `PULSE_KEY_STORE` names: a callable without arguments.

    Raises `PulseNotSetUp` when there is no place for keys, `KeyFolderRefused` when the folder's
    place or mode is wrong, and `ImproperlyConfigured` when there is no such callable.
    """
    try:
        store = import_string(settings.PULSE_KEY_STORE)
    except ImportError:
        raise ImproperlyConfigured(
            "PULSE_KEY_STORE must be the dotted path of a callable that returns a store for keys."
        ) from None
    return cast("KeyStore", store())


# Looking through all links on the way costs as much as a signature, and nobody moves a database
# under a running process.
_seen_to_be_apart: set[tuple[object, ...]] = set()


def folder_key_store() -> FolderKeyStore:
    """The store in the folder `PULSE_KEY_DIR`; `key_store` says what is raised."""
    if settings.PULSE_KEY_DIR is None:
        raise PulseNotSetUp
    folder = Path(settings.PULSE_KEY_DIR)
    backups = [Path(each) for each in settings.PULSE_BACKUP_DIRS]
    names = [str(database.get("NAME")) for database in settings.DATABASES.values()]
    place = (folder, *names, *backups)
    if place in _seen_to_be_apart:
        check_access(folder)
    else:
        check_key_folder(folder, databases=settings.DATABASES, backups=backups)
        _seen_to_be_apart.add(place)
    make_key_folder(folder)
    return FolderKeyStore(folder)


class FolderKeyStore:
    """One file for each secret, readable by this user alone.

    A destroyed file is overwritten before it is unlinked. That reaches the medium on a plain disk;
    a file system that copies on write or a flash disk may keep old blocks for a while, which is
    why the folder belongs on a file system that is encrypted or in memory of its own.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, name: str, secret: bytes) -> None:
        if not secret.strip(b"\x00"):
            raise ValueError("An empty secret is none.")
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        handle = os.open(self._path(name), flags, FILE_MODE)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(secret)
                file.flush()
                os.fsync(file.fileno())
        except OSError:  # a full disk: half a secret must not stay behind
            self.destroy(name)
            raise
        self._sync_folder()

    def get(self, name: str) -> bytes:
        try:
            secret = self._path(name).read_bytes()
        except FileNotFoundError:
            raise KeyGone from None
        # Empty: the machine stopped while it was put. Zeros: it stopped while it was destroyed.
        if not secret.strip(b"\x00"):
            raise KeyGone
        return secret

    def destroy(self, name: str) -> None:
        path = self._path(name)
        try:
            with path.open("r+b") as file:
                file.write(bytes(os.fstat(file.fileno()).st_size))
                file.flush()
                os.fsync(file.fileno())
            path.unlink()
        except FileNotFoundError:
            pass  # by somebody else, or before a stop that the folder's own record did not survive
        self._sync_folder()

    def names(self) -> list[str]:
        return sorted(path.name for path in self._folder.iterdir() if NAME.fullmatch(path.name))

    def _path(self, name: str) -> Path:
        if not NAME.fullmatch(name):
            raise ValueError("A secret's name is lower-case words with hyphens.")
        return self._folder / name

    def _sync_folder(self) -> None:
        folder = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
