"""Crisis resources by country: a file of whoever runs the product, named by CRISIS_RESOURCES.

Its format is content/crisis_resources.schema.json; content/crisis_resources.example.yaml shows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from facilitation.plans.files import CONTENT, ContentFile, read_content_file
from facilitation.plans.rules import Where

RESOURCE_SCHEMA = CONTENT / "crisis_resources.schema.json"


@dataclass(frozen=True)
class Line:
    """One number. `number` is as people dial it, `note` may be empty."""

    name: str
    number: str
    note: str


@dataclass(frozen=True)
class CountryResources:
    """`text_line` and `doctors_service` are None where the country has none."""

    emergency: Line
    crisis_line: Line
    text_line: Line | None
    doctors_service: Line | None
    verified_on: date


def resource_file() -> Path | None:
    """What the setting CRISIS_RESOURCES names, whether or not it is there."""
    named = settings.CRISIS_RESOURCES
    return Path(named) if named else None


def country_resources(country: str) -> CountryResources | None:
    """None when there is no file, when it has a fault, or when it does not name the country."""
    file = read_resource_file()
    return _countries(file.document).get(country) if file and file.document else None


def read_resource_file() -> ContentFile | None:
    """The file as it is now, with each fault; None when no file is named or none is there.

    A change is seen without a restart.
    """
    path = resource_file()
    if path is None:
        return None
    try:
        found = path.stat()
    except OSError:
        return None
    return _read(path, found.st_mtime_ns, found.st_size, timezone.now().date())


@lru_cache(maxsize=4)
def _read(path: Path, _changed_at: int, _size: int, _today: date) -> ContentFile:
    return read_content_file(path, schema=RESOURCE_SCHEMA, rules=_broken_rules)


def _broken_rules(_path: Path, document: Mapping[str, Any]) -> Iterator[tuple[Where, str]]:
    latest = timezone.now().date() + timedelta(days=1)  # it may be tomorrow there already
    for country, entry in document.items():
        if date.fromisoformat(entry["verified_on"]) > latest:
            yield (country, "verified_on"), f"{country}.verified_on is in the future"


def _countries(document: Mapping[str, Any]) -> dict[str, CountryResources]:
    return {
        country: CountryResources(
            emergency=_line(entry["emergency"]),
            crisis_line=_line(entry["crisis_line"]),
            text_line=_line(entry["text_line"]) if entry["text_line"] else None,
            doctors_service=_line(entry["doctors_service"]) if entry["doctors_service"] else None,
            verified_on=date.fromisoformat(entry["verified_on"]),
        )
        for country, entry in document.items()
    }


def _line(entry: Mapping[str, str]) -> Line:
    return Line(entry["name"], entry["number"], entry.get("note", ""))
