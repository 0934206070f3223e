"""You said, we did: who records it, who reads it, and what cannot be written."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone
from rest_framework.test import APIClient

from facilitation.program_actions import recording
from facilitation.program_actions.reading import actions_new_to, actions_of, actions_since
from facilitation.programs.models import Person
from facilitation.push.models import Notification, Stand
from facilitation.push.tasks import send_now
from facilitation.sessions.models import GroupSession, SessionStatus
from tests.api.answers import API, content, faulty_fields, problem, rows
from tests.api.conftest import SetClock, SignIn
from tests.cast import Cast

HELD = {
    "title": "Pagers are held by the day team",
    "description": "During the group, at both sites.",
    "done_on": "2026-03-02",
    "about_kind": "construct",
    "about": "protected-time",
}


def address(cast: Cast) -> str:
    return f"{API}/programs/{cast.program.pk}/actions"


def record(client: APIClient, cast: Cast, **changed: object) -> Any:
    return client.post(address(cast), {**HELD, **changed})


def test_everybody_in_the_program_reads_what_was_done_and_not_who_wrote_it(
    cast: Cast, dana: APIClient, rae: APIClient, ada: APIClient, cora: APIClient, olaf: APIClient
) -> None:
    recorded = content(record(dana, cast), 201)
    assert recorded == {
        **HELD,
        "id": recorded["id"],
        "about_text": "Protected time",
        "recorded_on": str(timezone.now().date()),
    }
    for client in (rae, ada, cora, dana):
        assert rows(client.get(address(cast))) == [recorded]
    problem(olaf.get(address(cast)), 404, "not_found")


def told() -> list[str]:
    return sorted(
        Notification.objects.filter(stand=Stand.HANDED_ON).values_list("person__name", flat=True)
    )


def test_everybody_who_may_read_it_is_told_once(
    cast: Cast, dana: APIClient, cora: APIClient, rae: APIClient, olaf: APIClient
) -> None:
    content(record(dana, cast), 201)
    everybody = Person.objects.filter(memberships__program=cast.program).distinct()
    names = sorted(everybody.values_list("name", flat=True))
    assert {"Rae", "Ada", "Cora", "Dana"} <= set(names)
    assert "Olaf" not in names
    send_now()
    assert told() == names
    problem(record(rae, cast), 403, "directors_and_coordinators_only")
    problem(record(cora, cast, title="a@b.example"), 400, "action_identifies")
    send_now()
    assert told() == names
    update = Notification.objects.get(person=cast.rae)
    assert content(rae.get(f"{API}/updates/{update.pk}")) == {
        "event": "action_recorded",
        "about": str(cast.program.pk),
    }


def test_who_was_not_told_yet_is_not_told_of_what_was_taken_back(
    cast: Cast, dana: APIClient
) -> None:
    kept, gone = (content(record(dana, cast), 201)["id"] for _each in range(2))
    assert dana.delete(f"{address(cast)}/{gone}").status_code == 204
    send_now()
    sent = Notification.objects.filter(stand=Stand.HANDED_ON)
    assert set(sent.values_list("occasion", flat=True)) == {kept.replace("-", "")}


def test_the_last_one_done_comes_first(cast: Cast, cora: APIClient, rae: APIClient) -> None:
    for day in ("2026-03-02", "2026-05-02", "2026-04-02"):
        content(record(cora, cast, done_on=day), 201)
    days = [each["done_on"] for each in rows(rae.get(address(cast)))]
    assert days == ["2026-05-02", "2026-04-02", "2026-03-02"]


def test_it_can_be_mended_and_taken_back(cast: Cast, dana: APIClient, cora: APIClient) -> None:
    own = f"{address(cast)}/{content(record(dana, cast), 201)['id']}"
    changed = content(
        cora.patch(own, {"title": "Pagers are held", "about_kind": "theme", "about": "interrupted"})
    )
    assert (changed["title"], changed["description"]) == ("Pagers are held", HELD["description"])
    assert changed["about_text"] == "Pagers, calls or people coming in"
    assert dana.delete(own).status_code == 204
    assert rows(dana.get(address(cast))) == []
    problem(dana.delete(own), 404, "action_unknown")
    problem(dana.patch(own, {"title": "Again"}), 404, "action_unknown")


@pytest.mark.parametrize("name", ["rae", "ada", "paul"])
def test_residents_and_facilitators_write_none(
    name: str, cast: Cast, request: pytest.FixtureRequest
) -> None:
    client: APIClient = request.getfixturevalue(name)
    problem(record(client, cast), 403, "directors_and_coordinators_only")
    assert not actions_of(cast.program).exists()


@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        ({"title": "  \u200b "}, "action_unclear", "title"),
        ({"title": "x" * 81}, "invalid", "title"),
        ({"description": "x" * 301}, "invalid", "description"),
        ({"title": "Ask rae@example.org"}, "action_identifies", "title"),
        ({"description": "See https://example.org"}, "action_identifies", "description"),
        ({"description": "Call 030 1234567"}, "action_identifies", "description"),
        ({"about": "no-such-construct"}, "topic_unknown", "about"),
        ({"about": "workload"}, "topic_unknown", "about"),  # a theme, and no construct
        ({"about_kind": "theme", "about": "fatalism"}, "topic_unknown", "about"),
        ({"about_kind": "person"}, "invalid", "about_kind"),
        ({"done_on": "soon"}, "invalid", "done_on"),
    ],
)
def test_what_cannot_be_recorded(
    changed: dict[str, str], code: str, field: str, cast: Cast, dana: APIClient
) -> None:
    body = problem(record(dana, cast, **changed), 400, code)
    assert faulty_fields(body) == {field}
    assert not actions_of(cast.program).exists()


def test_nothing_is_recorded_before_it_is_done(
    cast: Cast, set_clock: SetClock, signed_in: SignIn
) -> None:
    """The day is the program's: in Berlin it is tomorrow already."""
    set_clock("2026-03-01T23:30:00+00:00")
    dana = signed_in(cast.dana)
    content(record(dana, cast, done_on="2026-03-02"), 201)
    body = problem(record(dana, cast, done_on="2026-03-03"), 400, "action_is_not_done_yet")
    assert faulty_fields(body) == {"done_on"}


def test_a_program_has_only_so_many(
    cast: Cast, dana: APIClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recording, "MOST_ACTIONS", 1)
    content(record(dana, cast), 201)
    problem(record(dana, cast), 409, "too_many_actions")


def test_what_is_new_since_a_day_is_what_was_recorded_since(
    cast: Cast, set_clock: SetClock, signed_in: SignIn
) -> None:
    """Whenever it was done: it is news from the day on which people could read it."""
    for instant, title in (
        ("2026-04-01T12:00:00+00:00", "Old"),
        ("2026-04-20T12:00:00+00:00", "New"),
    ):
        set_clock(instant)
        content(record(signed_in(cast.dana), cast, title=title), 201)
    new = actions_since(cast.program, date(2026, 4, 1) + timedelta(days=1))
    assert [each.title for each in new] == ["New"]
    assert actions_since(cast.program, date(2026, 4, 1)).count() == 2
    assert not actions_since(cast.other_program, date(2026, 4, 1)).exists()


def test_each_action_is_news_in_one_session_of_a_group(
    cast: Cast, set_clock: SetClock, signed_in: SignIn
) -> None:
    days = (5, 12, 19, 26)
    sessions = [cast.session(starts_at=datetime(2026, 5, day, 16, tzinfo=UTC)) for day in days]
    GroupSession.objects.filter(pk__in=[each.pk for each in sessions]).update(
        status=SessionStatus.CLOSED
    )
    for day in (4, 5, 6, 12, 18, 19):
        set_clock(f"2026-05-{day:02}T12:00:00+00:00")
        content(record(signed_in(cast.dana), cast, title=f"Done by the {day}"), 201)
    news = [{each.recorded_on.day for each in actions_new_to(session)} for session in sessions]
    assert news == [set(), {5, 6}, {12, 18}, {19}]


def test_what_an_action_can_be_about_is_a_list(rae: APIClient) -> None:
    topics = content(rae.get(f"{API}/action-topics"))
    assert {"about_kind": "construct", "about": "belonging", "text": "Belonging"} in topics
    themes = {each["about"] for each in topics if each["about_kind"] == "theme"}
    assert {"workload", "interrupted"} <= themes
    assert "fatalism" not in themes  # how a room was is nothing that a program does
