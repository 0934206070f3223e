"""The secret link of a calendar, and one session as a file."""

from __future__ import annotations

import logging

import pytest
from rest_framework.test import APIClient

from api import calendars
from api.log_filter import NobodysBusiness
from facilitation.calendars.models import CalendarFeed
from facilitation.programs.models import Person
from tests.api.answers import API, content, problem
from tests.cast import Cast


def path_of(client: APIClient) -> str:
    url: str = content(client.post(f"{API}/calendar/link"), 201)["url"]
    assert url.startswith("http://testserver/api/v1/calendars/")
    assert url.endswith(".ics")
    return url.removeprefix("http://testserver")


def test_a_link_opens_the_calendar_until_it_is_renewed_or_revoked(
    cast: Cast, rae: APIClient, visitor: APIClient
) -> None:
    cast.session()
    assert content(rae.get(f"{API}/calendar")) == {"has_link": False, "with_place": False}
    first = path_of(rae)
    assert content(rae.get(f"{API}/calendar")) == {"has_link": True, "with_place": False}
    answer = visitor.get(first)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer.content.count(b"BEGIN:VEVENT") == 1
    second = path_of(rae)
    problem(visitor.get(first), 404, "not_found")
    assert visitor.get(second).status_code == 200
    assert rae.delete(f"{API}/calendar/link").status_code == 204
    problem(visitor.get(second), 404, "not_found")


@pytest.mark.parametrize("accept", ["text/calendar", "*/*", "text/html", "image/png", "nonsense"])
def test_any_program_gets_it_whatever_it_says_it_accepts(
    accept: str, rae: APIClient, visitor: APIClient
) -> None:
    assert visitor.get(path_of(rae), headers={"accept": accept}).status_code == 200


def test_the_server_keeps_only_a_hash_of_the_link(rae: APIClient) -> None:
    secret = path_of(rae).rpartition("/")[2].removesuffix(".ics")
    assert len(secret) == 43  # 256 bits
    feed = CalendarFeed.objects.values().get()
    assert secret not in str(feed)
    assert len(feed["secret_hash"] or b"") == 32


def test_somebody_who_was_shut_out_has_no_calendar(
    cast: Cast, rae: APIClient, visitor: APIClient
) -> None:
    link = path_of(rae)
    Person.objects.filter(pk=cast.rae.pk).update(is_active=False)
    problem(visitor.get(link), 404, "not_found")


def test_places_are_told_only_to_those_who_want_them(
    cast: Cast, rae: APIClient, visitor: APIClient
) -> None:
    cast.session()
    link = path_of(rae)
    assert b"Seminar" not in visitor.get(link).content
    content(rae.patch(f"{API}/calendar", {"with_place": True}))
    assert b"LOCATION:Seminar room 2" in visitor.get(link).content


def test_one_session_can_be_added(cast: Cast, rae: APIClient) -> None:
    session = cast.session()
    answer = rae.get(f"{API}/sessions/{session.pk}/calendar.ics")
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == 'attachment; filename="calendar.ics"'
    assert answer.content.count(b"BEGIN:VEVENT") == 1
    assert b"circle" not in answer.content


def test_a_director_has_an_empty_calendar(cast: Cast, dana: APIClient, visitor: APIClient) -> None:
    cast.session()
    assert b"VEVENT" not in visitor.get(path_of(dana)).content


def test_what_breaks_down_is_logged_without_the_address(
    rae: APIClient,
    visitor: APIClient,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    link = path_of(rae)

    def break_down(_feed: object) -> bytes:
        raise RuntimeError(link)

    monkeypatch.setattr(calendars, "calendar_text", break_down)
    problem(visitor.get(link), 500, "server_error")
    assert "a calendar request broke down: RuntimeError" in caplog.text
    kept = [record for record in caplog.records if NobodysBusiness().filter(record)]
    assert not [record for record in kept if link in record.getMessage()]
    assert logging.getLogger("django.request").filters
