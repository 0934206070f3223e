"""Every refusal of the domain can be translated, and none says more than its rule."""

from __future__ import annotations

import importlib
import pkgutil

import pytest

import api
import facilitation
from api.errors import STATUS, TITLES, status_of
from facilitation.errors import DomainError, TooMany

pytestmark = pytest.mark.one_process


def every_error() -> list[type[DomainError]]:
    for package in (facilitation, api):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if "migrations" not in module.name:
                importlib.import_module(module.name)

    def below(kind: type[DomainError]) -> list[type[DomainError]]:
        return [each for child in kind.__subclasses__() for each in (child, *below(child))]

    return [kind for kind in below(DomainError) if kind not in STATUS]


def test_there_are_errors_to_look_at() -> None:
    assert len(every_error()) >= 30


@pytest.mark.parametrize("kind", every_error(), ids=lambda kind: kind.__name__)
def test_an_error_has_a_status_a_title_and_a_code(kind: type[DomainError]) -> None:
    assert kind.code
    assert kind.code == kind.code.lower()
    assert TITLES[status_of(kind.__new__(kind))]


@pytest.mark.parametrize("kind", every_error(), ids=lambda kind: kind.__name__)
def test_an_error_speaks_in_a_whole_sentence(kind: type[DomainError]) -> None:
    if "detail" not in vars(kind):
        assert "__init__" in vars(kind), "its sentence must come from somewhere"
        return
    assert str(kind.detail).endswith(".")
    assert "%" not in str(kind.detail)


def test_no_two_errors_share_a_code() -> None:
    # What is not there for somebody gets one code wherever it is asked for: it tells nothing.
    codes = [kind.code for kind in every_error() if kind.code != "not_found"]
    assert sorted(codes) == sorted(set(codes))


def test_too_many_says_how_long_to_wait() -> None:
    kinds = [kind for kind in every_error() if issubclass(kind, TooMany)]
    assert [kind(retry_after=60).retry_after for kind in kinds] == [60] * len(kinds)
    assert kinds
