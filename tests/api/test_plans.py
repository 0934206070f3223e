from __future__ import annotations

from copy import deepcopy

import pytest
from rest_framework.test import APIClient

from facilitation.plans.publication import publish_plan
from facilitation.programs.models import Person
from tests.api.answers import API, content, problem, rows
from tests.api.conftest import SignIn
from tests.cast import Cast


@pytest.mark.parametrize("name", ["ada", "paul", "sena", "cora", "olaf"])
def test_facilitators_and_coordinators_read_the_script(
    name: str, cast: Cast, signed_in: SignIn
) -> None:
    person: Person = getattr(cast, name)
    body = content(signed_in(person).get(f"{API}/plans/residents-60/{cast.plan.version}"))
    assert body["document"] == cast.plan.document
    assert (body["id"], body["version"], body["language"]) == ("residents-60", 2, "en")
    assert (body["minutes"], body["modality"]) == (60, "doctors_in_training")


def test_the_list_has_the_newest_version_of_each_plan_and_its_review_state(
    cast: Cast, ada: APIClient
) -> None:
    newer = deepcopy(cast.plan.document) | {"version": 3, "title": "A newer hour"}
    newer["review"] = {"state": "reviewed", "by": "clinical psychologist", "on": "2030-01-31"}
    publish_plan(document=newer)
    listed = {each["id"]: each for each in rows(ada.get(f"{API}/plans"))}
    assert set(listed) == {"residents-60", "balint-90", "listening-60"}
    assert listed["residents-60"] == {
        "id": "residents-60",
        "version": 3,
        "title": "A newer hour",
        "minutes": 60,
        "review_state": "reviewed",
    }
    assert listed["balint-90"]["review_state"] == "unreviewed"


def test_an_older_version_can_still_be_read(cast: Cast, ada: APIClient) -> None:
    publish_plan(document=cast.plan.document | {"version": 3, "title": "A newer hour"})
    older = ada.get(f"{API}/plans/residents-60/{cast.plan.version}")
    assert content(older)["title"] == cast.plan.title


@pytest.mark.parametrize(
    "path", ["residents-60/9", "no-such-plan/1", "residents-60/99999999999999999999"]
)
def test_a_version_that_there_is_not_is_not_found(path: str, ada: APIClient) -> None:
    problem(ada.get(f"{API}/plans/{path}"), 404, "not_found")
