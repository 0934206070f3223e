"""A version that a session uses never changes."""

from __future__ import annotations

import io
from copy import deepcopy
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from facilitation.plans.models import Plan
from facilitation.plans.publication import PlanVersionInUse, publish_plan
from tests.cast import Cast


def changed(cast: Cast, **fields: Any) -> dict[str, Any]:
    document: dict[str, Any] = deepcopy(cast.plan.document)
    return document | fields


def test_a_version_that_no_session_uses_may_still_be_edited(cast: Cast) -> None:
    plan = publish_plan(document=changed(cast, title="Another title"))
    assert plan.pk == cast.plan.pk
    assert Plan.objects.get(pk=plan.pk).title == "Another title"
    assert Plan.objects.get(pk=plan.pk).script.title == "Another title"


@pytest.mark.parametrize("scheduled", [False, True])
def test_a_version_that_a_session_uses_never_changes(scheduled: bool, cast: Cast) -> None:
    cast.session(scheduled=scheduled)
    with pytest.raises(PlanVersionInUse):
        publish_plan(document=changed(cast, title="Another title"))
    assert Plan.objects.get(pk=cast.plan.pk).document == cast.plan.document


def test_not_even_its_review_state_changes(cast: Cast) -> None:
    cast.session()
    review = {"state": "reviewed", "by": "clinical psychologist", "on": "2030-01-31"}
    with pytest.raises(PlanVersionInUse):
        publish_plan(document=changed(cast, review=review))


def test_publishing_the_same_text_again_is_harmless_even_when_it_is_used(cast: Cast) -> None:
    cast.session()
    reordered = dict(reversed(list(cast.plan.document.items())))
    assert publish_plan(document=reordered).pk == cast.plan.pk


def test_a_new_version_stands_beside_the_old_one(cast: Cast) -> None:
    session = cast.session()
    newer = publish_plan(document=changed(cast, version=3, title="Another title"))
    assert newer.pk != cast.plan.pk
    session.refresh_from_db()
    assert session.plan.title == cast.plan.title


def test_loading_the_content_twice_is_harmless(db: None) -> None:
    out = io.StringIO()
    call_command("load_content", stdout=out)
    before = list(Plan.objects.order_by("slug").values())
    assert [each["slug"] for each in before] == ["balint-90", "listening-60", "residents-60"]
    assert out.getvalue().splitlines() == [
        "balint-90 version 2",
        "listening-60 version 2",
        "residents-60 version 2",
    ]
    call_command("load_content", stdout=io.StringIO())
    assert list(Plan.objects.order_by("slug").values()) == before


def test_loading_says_which_file_would_change_a_used_version(cast: Cast) -> None:
    cast.session()
    Plan.objects.filter(pk=cast.plan.pk).update(digest="of an earlier text")
    with pytest.raises(CommandError, match=r"residents-60\.yaml: .*Raise `version`"):
        call_command("load_content", stdout=io.StringIO())
