"""Devices, what to be told of, and where a message leads."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings
from rest_framework.test import APIClient

from facilitation.push.devices import MOST_DEVICES
from facilitation.push.events import Event
from facilitation.push.models import Device, Notification
from facilitation.push.outbox import notify
from facilitation.sessions.people import about
from tests.api.answers import API, content, faulty_fields, problem
from tests.cast import Cast

PHONE = {"kind": "fid", "value": "dPsomeInstallation", "platform": "web"}
NOTHING_CHOSEN = {
    "muted": [],
    "by_mail": True,
    "quiet_from": None,
    "quiet_until": None,
    "on_call_on": [],
}


def test_a_device_is_registered_once_listed_and_removed(rae: APIClient, ada: APIClient) -> None:
    first = content(rae.post(f"{API}/devices", PHONE))
    assert content(rae.post(f"{API}/devices", PHONE)) == first
    assert content(rae.get(f"{API}/devices")) == {"devices": [first]}
    assert "value" not in first
    assert content(ada.get(f"{API}/devices")) == {"devices": []}
    problem(ada.delete(f"{API}/devices/{first['id']}"), 404, "not_found")
    assert rae.delete(f"{API}/devices/{first['id']}").status_code == 204
    problem(rae.delete(f"{API}/devices/{first['id']}"), 404, "not_found")


def test_a_device_belongs_to_who_signed_in_on_it_last(rae: APIClient, ada: APIClient) -> None:
    content(rae.post(f"{API}/devices", PHONE))
    content(ada.post(f"{API}/devices", PHONE))
    assert content(rae.get(f"{API}/devices")) == {"devices": []}
    assert len(content(ada.get(f"{API}/devices"))["devices"]) == 1


def test_somebody_has_ten_devices_at_the_most(rae: APIClient) -> None:
    for number in range(MOST_DEVICES + 2):
        content(rae.post(f"{API}/devices", {**PHONE, "value": f"phone-{number}"}))
    assert Device.objects.count() == MOST_DEVICES
    assert Device.objects.filter(value=f"phone-{MOST_DEVICES + 1}").exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "topic"),
        ("value", ""),
        ("value", "two words"),
        ("value", "a" * 1025),
        ("platform", "watch"),
    ],
)
def test_what_is_no_address_is_refused(field: str, value: str, rae: APIClient) -> None:
    answer = problem(rae.post(f"{API}/devices", {**PHONE, field: value}), 400, "invalid")
    assert faulty_fields(answer) == {field}


def test_without_firebase_a_browser_is_told_so(rae: APIClient) -> None:
    assert content(rae.get(f"{API}/push-configuration")) == {"web": None}


def test_a_browser_gets_what_it_needs_and_no_key(
    rae: APIClient, settings: Settings, tmp_path: Path
) -> None:
    settings.FIREBASE_SERVICE_ACCOUNT = tmp_path / "account.json"
    settings.FIREBASE_WEB_CONFIG = {
        "apiKey": "public-key",
        "projectId": "project",
        "messagingSenderId": "12",
        "appId": "1:12:web:3",
        "vapidKey": "BPublic",
    }
    assert content(rae.get(f"{API}/push-configuration")) == {
        "web": {
            "api_key": "public-key",
            "project_id": "project",
            "sender_id": "12",
            "app_id": "1:12:web:3",
            "vapid_key": "BPublic",
        }
    }


def test_what_somebody_chooses_is_kept_for_them_alone(rae: APIClient, ada: APIClient) -> None:
    address = f"{API}/reminder-settings"
    assert content(rae.get(address)) == NOTHING_CHOSEN
    day = str(timezone.now().date() + timedelta(days=3))
    chosen = {
        "muted": ["pulse_open", "session_tomorrow"],
        "by_mail": False,
        "quiet_from": "22:00:00",
        "quiet_until": "07:00:00",
        "on_call_on": [day],
    }
    assert content(rae.put(address, chosen)) == chosen
    assert content(rae.get(address)) == chosen
    assert content(ada.get(address)) == NOTHING_CHOSEN


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"quiet_from": "22:00"}, "quiet_hours_unclear"),
        ({"quiet_from": "22:00", "quiet_until": "22:00"}, "quiet_hours_unclear"),
        ({"on_call_on": ["2999-01-01"]}, "days_on_call_unclear"),
        ({"muted": ["everything"]}, "invalid"),
        ({"on_call_on": ["soon"]}, "invalid"),
    ],
)
def test_an_unclear_choice_is_refused(change: dict[str, object], code: str, rae: APIClient) -> None:
    problem(rae.put(f"{API}/reminder-settings", {**NOTHING_CHOSEN, **change}), 400, code)


def test_a_message_leads_its_own_person_to_what_it_is_about(
    cast: Cast, rae: APIClient, ada: APIClient, dana: APIClient
) -> None:
    session = cast.session()
    notify(event=Event.SESSION_CHANGED, people=[cast.rae], about=about(session))
    update = Notification.objects.get()
    address = f"{API}/updates/{update.pk}"
    assert content(rae.get(address)) == {"event": "session_changed", "about": str(session.pk)}
    problem(ada.get(address), 404, "not_found")
    problem(dana.get(address), 404, "not_found")
    before = Notification.objects.values().get()
    content(rae.get(address))
    assert Notification.objects.values().get() == before  # that it was opened is not noted
