"""A coordinator staffs a term; somebody who facilitates says when they cannot."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from facilitation.availability.models import Availability
from facilitation.programs.models import Role
from facilitation.sessions.models import CoFacilitator
from facilitation.sessions.scheduling import Repetition, draft_sessions
from tests.e2e.people import LAPTOP, PHONE, Stage
from tests.e2e.pulse import look
from tests.e2e.test_pictures import Album

pytestmark = [
    pytest.mark.browser,
    pytest.mark.one_process,
    pytest.mark.xdist_group("planning"),
]


def test_a_term_is_staffed_in_two_taps(stage: Stage, tmp_path: Path) -> None:
    album = Album(Path(os.environ.get("PICTURES", tmp_path)))
    cast = stage.cast
    sessions = draft_sessions(
        support_group=cast.circle,
        plan=cast.plan,
        starts_at=timezone.now() + timedelta(days=7),
        repetition=Repetition(every_weeks=1, count=3),
    )
    paul = stage.sign_in(cast.paul, Role.PSYCHOLOGIST, PHONE)
    paul.get_by_role("link", name="When you cannot facilitate").click()
    paul.get_by_role("button", name="Add a line").last.click()
    away = sessions[2].starts_at.date()
    paul.get_by_label("First day").fill(str(away - timedelta(days=1)))
    paul.get_by_label("Last day").fill(str(away + timedelta(days=1)))
    paul.get_by_role("button", name="Add a line").first.click()
    paul.get_by_role("button", name="Save").click()
    expect(paul.get_by_text("Saved.")).to_be_visible()
    look(paul, album, "availability")
    assert len(Availability.objects.get(person=cast.paul).away) == 1

    page = stage.sign_in(cast.cora, Role.COORDINATOR, LAPTOP)
    page.get_by_role("link", name="Pairs for a term").click()
    expect(page.get_by_text("Fewer people than such groups usually have")).to_be_visible()
    page.get_by_role("button", name="Propose pairs").click()
    expect(page.get_by_text("One place could not be filled")).to_be_visible()
    expect(page.get_by_text("Everybody who may is away at that time")).to_be_visible()
    page.get_by_text("Sessions each").click()
    expect(page.get_by_text("Ada: 3")).to_be_visible()
    look(page, album, "pairs")
    page.get_by_role("checkbox").first.click()
    page.get_by_role("button", name="Assign these 2 sessions").click()
    expect(page.get_by_text("2 sessions have their people.")).to_be_visible()
    assert CoFacilitator.objects.filter(person=cast.ada, is_lead=True).count() == 2
    assert CoFacilitator.objects.filter(person=cast.paul).count() == 1
