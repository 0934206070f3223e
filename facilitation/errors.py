"""The kinds of refusal that a rule can raise.

Each concept names its own errors as subclasses of one of these. The edge translates a kind to a
status code once; a rule never knows about HTTP. `detail` is a sentence for people that says what
to do; it never carries a name, an answer or a code.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django.utils.functional import Promise

Text = str | Promise


class DomainError(Exception):
    """A rule said no. Subclasses set `code` (stable, for programs) and `detail` (for people)."""

    code: ClassVar[str]
    detail: Text

    def __init__(self, detail: Text | None = None, *, fields: Mapping[str, Text] | None = None):
        if detail is not None:
            self.detail = detail
        self.fields: dict[str, Text] = dict(fields or {})
        super().__init__(self.code)


class NotThere(DomainError):
    """It does not exist, or not for this person: one answer for both."""


class Refused(DomainError):
    """It exists and the person may know so, but may not do this."""


class Conflict(DomainError):
    """It does not fit the state that things are in."""


class Invalid(DomainError):
    """What was handed in cannot be used; `fields` says which part and why."""


class Locked(DomainError):
    """Closed for the moment by somebody's decision."""


class TooMany(DomainError):
    """Too many tries. `retry_after` is in seconds."""

    def __init__(self, *, retry_after: int):
        super().__init__()
        self.retry_after = retry_after


class Unavailable(DomainError):
    """The storage did not answer in time; the same request may be sent again."""
