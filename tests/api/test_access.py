"""Who may use which endpoint, for every endpoint there is."""

from __future__ import annotations

import json
from typing import Any

import pytest
from rest_framework.test import APIClient

from tests.api.answers import API, problem, rows
from tests.api.endpoints import (
    ENDPOINTS,
    WITHOUT_ACCOUNT,
    Endpoint,
    Scene,
    Who,
    random_address,
    scene_of,
    served,
)
from tests.cast import Cast

ROOMS_AND_WHAT_LEADS_TO_THEM = {"groups", "sessions", "rooms", "plans"}


@pytest.fixture
def scene(cast: Cast) -> Scene:
    return scene_of(cast)


def these(*who: Who, nouns: set[str] | None = None) -> pytest.MarkDecorator:
    chosen = [each for each in ENDPOINTS if each.who in who and (not nouns or each.noun in nouns)]
    assert chosen
    return pytest.mark.parametrize("endpoint", chosen, ids=str)


def ask(client: APIClient, endpoint: Endpoint, scene: Scene) -> Any:
    body = json.dumps(scene.body(endpoint) or {})
    address = scene.address(endpoint)
    return client.generic(endpoint.method, address, body, content_type="application/json")


def ask_at_random(client: APIClient, endpoint: Endpoint) -> Any:
    return client.generic(endpoint.method, random_address(endpoint))


def test_every_endpoint_has_a_row_that_says_who_may_use_it() -> None:
    assert served() == {(each.method, each.route) for each in ENDPOINTS}


@these(*(set(Who) - WITHOUT_ACCOUNT))
def test_who_is_not_signed_in_hears_401(
    endpoint: Endpoint, scene: Scene, visitor: APIClient
) -> None:
    answer = ask(visitor, endpoint, scene)
    problem(answer, 401, "not_authenticated")
    assert answer["WWW-Authenticate"] == "Session"


@these(*WITHOUT_ACCOUNT)
def test_what_needs_no_account_asks_for_none(
    endpoint: Endpoint, scene: Scene, visitor: APIClient
) -> None:
    assert ask(visitor, endpoint, scene).status_code in {200, 204, 400, 409}


@these(Who.SEATS)
def test_a_seat_is_asked_for_whoever_is_signed_in(
    endpoint: Endpoint, scene: Scene, ada: APIClient, dana: APIClient, olaf: APIClient
) -> None:
    body = {"seat_token": "a-token-of-no-seat-here", "blinded_message": "A" * 342}
    for client in (ada, dana, olaf):
        there = problem(client.post(scene.address(endpoint), body), 404, "seat_gone")
        assert there == problem(client.post(random_address(endpoint), body), 404, "seat_gone")


@pytest.mark.parametrize("endpoint", [each for each in ENDPOINTS if each.names_an_object], ids=str)
def test_an_outsider_hears_that_there_is_nothing_whether_or_not_there_is(
    endpoint: Endpoint, scene: Scene, olaf: APIClient
) -> None:
    about_something = problem(ask(olaf, endpoint, scene), 404, "not_found")
    about_nothing = problem(ask_at_random(olaf, endpoint), 404, "not_found")
    assert about_something == about_nothing


@pytest.mark.parametrize("noun", ["groups", "sessions"])
def test_an_outsiders_lists_are_empty(noun: str, scene: Scene, olaf: APIClient) -> None:
    assert rows(olaf.get(f"{API}/{noun}")) == []


@pytest.mark.parametrize(
    "endpoint",
    [each for each in ENDPOINTS if str(each) in {"POST groups", "POST sessions"}],
    ids=str,
)
def test_an_outsider_adds_nothing_to_another_program(
    endpoint: Endpoint, scene: Scene, olaf: APIClient
) -> None:
    problem(ask(olaf, endpoint, scene), 404, "not_found")


@these(*(set(Who) - WITHOUT_ACCOUNT), nouns=ROOMS_AND_WHAT_LEADS_TO_THEM)
def test_a_director_hears_that_directors_stay_out_whether_or_not_there_is_anything(
    endpoint: Endpoint, scene: Scene, dana: APIClient
) -> None:
    about_something = problem(ask(dana, endpoint, scene), 403, "directors_stay_out")
    about_nothing = problem(ask_at_random(dana, endpoint), 403, "directors_stay_out")
    assert about_something == about_nothing


@these(Who.COORDINATORS, nouns={"programs"})
def test_a_director_does_not_coordinate(endpoint: Endpoint, scene: Scene, dana: APIClient) -> None:
    problem(ask(dana, endpoint, scene), 403, "coordinators_only")


@these(Who.COORDINATORS)
def test_a_resident_does_not_coordinate(endpoint: Endpoint, scene: Scene, rae: APIClient) -> None:
    problem(ask(rae, endpoint, scene), 403, "coordinators_only")


@these(Who.COORDINATORS)
def test_a_co_facilitator_does_not_coordinate(
    endpoint: Endpoint, scene: Scene, ada: APIClient
) -> None:
    problem(ask(ada, endpoint, scene), 403, "coordinators_only")


@these(Who.STEERING, Who.NO_GROUP)
@pytest.mark.parametrize("name", ["rae", "ada", "paul"])
def test_residents_and_co_facilitators_do_not_steer(
    endpoint: Endpoint, name: str, scene: Scene, request: pytest.FixtureRequest
) -> None:
    client: APIClient = request.getfixturevalue(name)
    problem(ask(client, endpoint, scene), 403, "directors_and_coordinators_only")


@these(Who.CO_FACILITATORS)
@pytest.mark.parametrize("name", ["rae", "cora"])
def test_members_and_coordinators_do_not_get_behind_the_desk(
    endpoint: Endpoint, name: str, scene: Scene, request: pytest.FixtureRequest
) -> None:
    client: APIClient = request.getfixturevalue(name)
    problem(ask(client, endpoint, scene), 403, "not_its_co_facilitator")


@pytest.mark.parametrize(
    "endpoint",
    [each for each in ENDPOINTS if each.names_an_object and each.noun != "programs"],
    ids=str,
)
def test_a_resident_who_is_in_no_group_is_as_far_away_as_an_outsider(
    endpoint: Endpoint, scene: Scene, remi: APIClient
) -> None:
    assert problem(ask(remi, endpoint, scene), 404, "not_found") == problem(
        ask_at_random(remi, endpoint), 404, "not_found"
    )


@these(Who.STAFF)
def test_residents_get_no_plan(endpoint: Endpoint, scene: Scene, rae: APIClient) -> None:
    problem(ask(rae, endpoint, scene), 403, "staff_only")


@pytest.mark.parametrize("endpoint", [each for each in ENDPOINTS if each.method == "GET"], ids=str)
def test_no_answer_to_a_resident_holds_a_line_of_the_script(
    endpoint: Endpoint, scene: Scene, rae: APIClient, ada: APIClient
) -> None:
    lines = [
        step[field]
        for step in scene.cast.plan.document["steps"]
        for field in ("say", "if_quiet", "if_hot", "watch_for", "exit")
    ]
    plan = scene.cast.plan
    script = ada.get(f"{API}/plans/{plan.slug}/{plan.version}").json()["document"]["steps"]
    assert script[0]["say"] == lines[0]  # staff do get it, so the search below can find it
    answer = ask(rae, endpoint, scene)
    text = str(answer.json() if "json" in answer["Content-Type"] else answer.content)
    assert [line for line in lines if line in text] == []
