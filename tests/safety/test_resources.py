"""No room opens where nobody could be called."""

from __future__ import annotations

import io
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django.fixtures import Settings
from rest_framework.test import APIClient

from facilitation.demo.crisis_resources import write_demonstration_resources
from facilitation.plans.files import CONTENT
from facilitation.programs.models import Person
from facilitation.safety.models import OnCallContact
from facilitation.safety.resources import GOOD_FOR_DAYS, good_for
from tests.api.answers import API, content, problem
from tests.cast import Cast

pytestmark = pytest.mark.one_process
TODAY = timezone.now().date()


@pytest.fixture
def file(tmp_path: Path, settings: Settings) -> Path:
    """A file of this test's own, which names the countries of both programs."""
    path = tmp_path / "crisis_resources.yaml"
    write_demonstration_resources(path, countries=["DE", "US"])
    settings.CRISIS_RESOURCES = path
    return path


@pytest.fixture
def ada(cast: Cast, signed_in: Any) -> APIClient:
    client: APIClient = signed_in(cast.ada)
    return client


def date_the_file(file: Path, verified_on: date) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(TODAY.isoformat(), verified_on.isoformat()), encoding="utf-8")


def opened(cast: Cast, client: APIClient) -> Any:
    return client.post(f"{API}/sessions/{cast.session().pk}/open")


def checked() -> str:
    said = io.StringIO()
    with pytest.raises(CommandError):
        call_command("check_resources", stderr=said)
    return said.getvalue()


def test_a_room_opens_on_the_last_day_that_the_numbers_are_good_for(
    file: Path, cast: Cast, ada: APIClient
) -> None:
    last = TODAY - timedelta(days=GOOD_FOR_DAYS)
    date_the_file(file, last)
    OnCallContact.objects.update(verified_on=last)
    content(opened(cast, ada))


def test_a_day_later_the_countrys_numbers_are_stale(file: Path, cast: Cast, ada: APIClient) -> None:
    date_the_file(file, TODAY - timedelta(days=GOOD_FOR_DAYS + 1))
    problem(opened(cast, ada), 409, "country_resources_stale")
    assert "CRISIS_RESOURCES" not in checked()  # the file is fine, its date is not
    assert "Emergency (DE)" in checked()


def test_a_country_that_the_file_does_not_name_opens_no_room(
    file: Path, cast: Cast, ada: APIClient
) -> None:
    write_demonstration_resources(file, countries=["US"])
    problem(opened(cast, ada), 409, "country_resources_missing")
    assert "Emergency (DE)" in checked()
    assert "Surgery (US): This program names nobody to call" in checked()


@pytest.mark.parametrize("named", ["", "/nowhere/crisis_resources.yaml"])
def test_without_a_file_no_room_opens(
    named: str, settings: Settings, cast: Cast, ada: APIClient
) -> None:
    settings.CRISIS_RESOURCES = Path(named) if named else None
    problem(opened(cast, ada), 409, "country_resources_missing")
    assert "CRISIS_RESOURCES" in checked()


def test_a_faulty_file_opens_no_room_and_is_named_with_its_line(
    file: Path, cast: Cast, ada: APIClient
) -> None:
    text = file.read_text(encoding="utf-8").replace("+1 202 555 0101", "ask at the desk", 1)
    file.write_text(text, encoding="utf-8")
    problem(opened(cast, ada), 409, "country_resources_missing")
    assert f"{file}:4: DE.crisis_line.number" in checked()


def test_numbers_that_were_checked_tomorrow_were_not_checked(
    file: Path, cast: Cast, ada: APIClient
) -> None:
    date_the_file(file, TODAY + timedelta(days=2))
    problem(opened(cast, ada), 409, "country_resources_missing")
    assert "DE.verified_on is in the future" in checked()


def test_the_example_is_refused_until_its_numbers_were_rung(settings: Settings) -> None:
    settings.CRISIS_RESOURCES = CONTENT / "crisis_resources.example.yaml"
    faults = [line for line in _faults(settings.CRISIS_RESOURCES) if "verified_on" not in line]
    assert faults == []
    assert len(_faults(settings.CRISIS_RESOURCES)) == 3


def _faults(path: Path) -> list[str]:
    from facilitation.safety.country_file import read_resource_file

    file = read_resource_file()
    assert file is not None
    return [str(fault) for fault in file.faults]


@pytest.mark.parametrize("verified_on", [None, TODAY - timedelta(days=GOOD_FOR_DAYS + 1)])
def test_one_stale_contact_keeps_the_room_shut(
    verified_on: date | None, cast: Cast, ada: APIClient
) -> None:
    OnCallContact.objects.filter(for_residents=True).update(verified_on=verified_on)
    problem(opened(cast, ada), 409, "on_call_contacts_stale")


def test_a_program_that_names_nobody_opens_no_room(cast: Cast, ada: APIClient) -> None:
    OnCallContact.objects.all().delete()
    problem(opened(cast, ada), 409, "on_call_contacts_missing")


def test_a_room_that_is_open_can_be_entered_again_when_numbers_get_stale(
    cast: Cast, ada: APIClient
) -> None:
    session = cast.session()
    room = content(ada.post(f"{API}/sessions/{session.pk}/open"))
    OnCallContact.objects.all().delete()
    assert content(ada.post(f"{API}/sessions/{session.pk}/open")) == room


@pytest.mark.parametrize(("asked", "days"), [(30, 30), (GOOD_FOR_DAYS + 100, GOOD_FOR_DAYS)])
def test_the_time_can_only_be_shortened(asked: int, days: int, settings: Settings) -> None:
    settings.CRISIS_RESOURCES_DAYS = asked
    assert good_for().days == days


def test_the_check_passes_when_every_program_has_somebody_to_call(cast: Cast) -> None:
    for contact in OnCallContact.objects.all():
        contact.pk, contact.program = None, cast.other_program
        contact._state.adding = True
        contact.save()
    said = io.StringIO()
    call_command("check_resources", stdout=said)
    assert "usable in 2 programs" in said.getvalue()


def test_the_demonstration_renews_its_numbers_each_time(db: None) -> None:
    from facilitation.demo.seeding import seed_demo

    call_command("load_content", stdout=io.StringIO())
    program = seed_demo()
    OnCallContact.objects.update(verified_on=TODAY - timedelta(days=400))
    seed_demo()
    contacts = OnCallContact.objects.filter(program=program)
    assert contacts.count() == 3
    assert {each.verified_on for each in contacts} == {TODAY}
    assert all("Demonstration" in each.service for each in contacts)
    assert Person.objects.exists()
