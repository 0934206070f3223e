"""Typed readers for settings that come from the environment.

A missing or malformed value raises `ImproperlyConfigured` with a sentence that says what to set,
so a wrong start fails at once and in plain words. Values are never echoed: they may be secrets.
"""

from __future__ import annotations

import ipaddress
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off"}


@dataclass(frozen=True)
class Environment:
    """Reads names out of a mapping (by default the process environment)."""

    values: dict[str, str]

    @classmethod
    def of_process(cls) -> Environment:
        return cls(dict(os.environ))

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Empty counts as not set, so that a blank line in a file turns no protection off."""
        raw = self.values.get(name, "").strip().lower()
        if not raw:
            return default
        if raw in TRUE:
            return True
        if raw in FALSE:
            return False
        raise ImproperlyConfigured(f"{name} must be 1 or 0.")

    def text(self, name: str, *, default: str = "") -> str:
        return self.values.get(name, default).strip()

    def secret(self, name: str, *, how: str) -> str:
        """A value with no default; `how` tells the operator how to make one."""
        value = self.values.get(name, "").strip()
        if not value:
            raise ImproperlyConfigured(f"{name} is not set. {how}")
        return value

    def whole_number(
        self, name: str, *, default: int, least: int = 0, most: int | None = None
    ) -> int:
        raw = self.values.get(name, "").strip()
        if not raw:
            return default
        if not raw.isdecimal() or int(raw) < least or (most is not None and int(raw) > most):
            allowed = f", {least} or more" if most is None else f" from {least} to {most}"
            raise ImproperlyConfigured(f"{name} must be a whole number{allowed}.")
        return int(raw)

    def names(self, name: str, *, default: list[str] | None = None) -> list[str]:
        """A comma-separated list."""
        raw = self.values.get(name)
        if raw is None:
            return default or []
        return [part.strip() for part in raw.split(",") if part.strip()]

    def folder(self, name: str, *, default: Path | None = None) -> Path | None:
        """A whole path, so that it does not depend on where the process was started."""
        raw = self.text(name)
        return self._whole_path(name, raw) if raw else default

    def file(self, name: str, *, default: Path | None = None) -> Path | None:
        """Like `folder`. Whether the file is there is for whoever reads it."""
        raw = self.text(name)
        return self._whole_path(name, raw) if raw else default

    def folders(self, name: str) -> list[Path]:
        """A comma-separated list of whole paths."""
        return [self._whole_path(name, part) for part in self.names(name)]

    def _whole_path(self, name: str, raw: str) -> Path:
        path = Path(raw)
        if not path.is_absolute() or "\0" in raw:
            raise ImproperlyConfigured(
                f"{name} must be a whole path, such as /srv/in-this-room-keys."
            )
        return path

    def json_file(self, name: str, *, fields: Sequence[str]) -> dict[str, str] | None:
        """A whole path to a JSON file with these texts in it; None when it is not set."""
        path = self.folder(name)
        if path is None:
            return None
        try:
            document = json.loads(path.read_text(encoding="utf-8"))
            texts = {field: document[field] for field in fields}
        except (OSError, ValueError, TypeError, KeyError):
            texts = {}
        if not texts or not all(isinstance(text, str) and text for text in texts.values()):
            raise ImproperlyConfigured(
                f"{name} must be the whole path of a JSON file with {', '.join(fields)}."
            )
        return texts

    def must_be_empty(self, name: str, *, why: str) -> None:
        if self.text(name):
            raise ImproperlyConfigured(f"{name} must not be set here: {why}")

    def one_of(self, name: str, *, default: str, allowed: Sequence[str]) -> str:
        """One of a few words, in capitals."""
        raw = self.values.get(name, "").strip().upper() or default
        if raw not in allowed:
            raise ImproperlyConfigured(f"{name} must be one of {', '.join(allowed)}.")
        return raw

    def database(self, name: str, *, default: str) -> dict[str, Any]:
        """Django's database settings from an address, which may hold a password."""
        try:
            # No kept connections: under ASGI each request has a thread of its own, so one would
            # never be used again. The live rooms' thread keeps its own (api/live/database.py).
            return dict(dj_database_url.parse(self.text(name) or default, conn_max_age=0))
        except ValueError:
            raise ImproperlyConfigured(
                f"{name} must be an address such as postgresql://user:password@host/name, with "
                "special characters in the password percent-encoded."
            ) from None

    def origin(self, name: str, *, needed: bool = False) -> str:
        """`https://host[:port]` without a path, or an empty string when it is not set."""
        raw = self.text(name).rstrip("/")
        if not raw:
            if needed:
                raise ImproperlyConfigured(
                    f"{name} is not set. Set it to where people reach this, such as "
                    "https://room.example (or set PLAIN_HTTP=1 for a demonstration)."
                )
            return ""
        try:
            parts = urlsplit(raw)
        except ValueError:
            parts = urlsplit("")
        nothing_else = raw.lower() == f"{parts.scheme}://{parts.netloc}".lower()
        if parts.scheme not in {"http", "https"} or not parts.hostname or not nothing_else:
            raise ImproperlyConfigured(
                f"{name} must be an origin such as https://room.example, with no path."
            ) from None
        return raw

    def secure_origin(self, name: str, *, plain_on_loopback: bool) -> str:
        """An origin that sealed answers may travel to: `https`, or empty when it is not set.

        `plain_on_loopback` also lets `http` through to this machine itself, for development.
        """
        raw = self.origin(name)
        parts = urlsplit(raw)
        if not raw or parts.scheme == "https":
            return raw
        if plain_on_loopback and _is_loopback(parts.hostname or ""):
            return raw
        raise ImproperlyConfigured(
            f"{name} must begin with https:// (with DEBUG=1 also http://localhost)."
        )


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:  # a name
        return False
