"""Clients that are signed in, one for each of the people whom most tests need."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings
from rest_framework.test import APIClient

from facilitation.demo.crisis_resources import write_demonstration_resources
from facilitation.programs.models import Person
from facilitation.safety.models import OnCallContact
from tests.cast import Cast

SignIn = Callable[[Person], APIClient]
SetClock = Callable[[str], datetime]


@pytest.fixture
def ada(cast: Cast, signed_in: SignIn) -> APIClient:
    """Alum, lead of the circle's sessions."""
    return signed_in(cast.ada)


@pytest.fixture
def paul(cast: Cast, signed_in: SignIn) -> APIClient:
    """Psychologist, supports Ada."""
    return signed_in(cast.paul)


@pytest.fixture
def rae(cast: Cast, signed_in: SignIn) -> APIClient:
    """Resident in the circle."""
    return signed_in(cast.rae)


@pytest.fixture
def remi(cast: Cast, signed_in: SignIn) -> APIClient:
    """Resident in no group."""
    return signed_in(cast.remi)


@pytest.fixture
def cora(cast: Cast, signed_in: SignIn) -> APIClient:
    """Coordinator."""
    return signed_in(cast.cora)


@pytest.fixture
def dana(cast: Cast, signed_in: SignIn) -> APIClient:
    """Director."""
    return signed_in(cast.dana)


@pytest.fixture
def olaf(cast: Cast, signed_in: SignIn) -> APIClient:
    """Coordinator of another program: the outsider."""
    return signed_in(cast.olaf)


@pytest.fixture
def set_clock(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path
) -> SetClock:
    """Stops the clock at an instant, when the numbers to call are fresh; sign in afterwards."""

    def stop_at(instant: str) -> datetime:
        now = datetime.fromisoformat(instant)
        monkeypatch.setattr(timezone, "now", lambda: now)
        settings.CRISIS_RESOURCES = write_demonstration_resources(
            tmp_path / "crisis_resources.yaml", countries=["DE", "US"], today=now.date()
        )
        OnCallContact.objects.update(verified_on=now.date())
        return now

    return stop_at
