"""The gate in real browsers: it opens, closes again with another plan, and the lead passes it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from facilitation.plans.models import Plan
from facilitation.prebriefs.models import PrebriefConfirmation, PrebriefOverride
from facilitation.programs.models import Role
from facilitation.sessions.scheduling import change_session
from tests.e2e.people import LAPTOP, PHONE, Stage
from tests.e2e.test_accessibility import check
from tests.e2e.test_pictures import Album

pytestmark = [
    pytest.mark.browser,
    pytest.mark.one_process,
    pytest.mark.xdist_group("browser"),
]

NOT_CONFIRMED = "Still to confirm their prebrief"


def test_the_room_waits_until_both_have_confirmed(stage: Stage, tmp_path: Path) -> None:
    album = Album(Path(os.environ.get("PICTURES", tmp_path)))
    session = stage.cast.session(confirmed=False)
    ada = stage.sign_in(stage.cast.ada, Role.ALUM, PHONE)
    paul = stage.sign_in(stage.cast.paul, Role.PSYCHOLOGIST, PHONE)

    ada.get_by_role("button", name="Open the room").click()
    expect(ada.get_by_text(NOT_CONFIRMED)).to_be_visible()

    for page, name in ((ada, "alum"), (paul, "psychologist")):
        page.get_by_role("link", name="Prebrief due").click()
        expect(page.get_by_role("heading", name="Minute by minute")).to_be_visible()
        for size in (PHONE, LAPTOP):
            page.set_viewport_size(size)
            check(page)
        album.take(page, f"prebrief-{name}", "360")
        page.set_viewport_size(PHONE)
        _answers_and_confirms(page)
    assert PrebriefConfirmation.objects.count() == 2

    ada.context.set_offline(offline=True)
    ada.reload()
    expect(ada.get_by_text("this is what you read last on this phone")).to_be_visible()
    ada.context.set_offline(offline=False)

    ada.goto(f"/#/sessions/{session.pk}")
    expect(ada.get_by_text("Everybody has confirmed.")).to_be_visible()
    check(ada)
    change_session(group_session=session, plan=Plan.objects.get(slug="listening-60"))
    ada.get_by_role("button", name="Open the room").click()
    expect(ada.get_by_text(NOT_CONFIRMED)).to_be_visible()

    paul.goto(f"/#/sessions/{session.pk}/prebrief")
    paul.reload()
    expect(paul.get_by_text("The plan has changed.")).to_be_visible()
    paul.get_by_role("button", name="I have seen what changed").click()
    expect(paul.get_by_text("Confirmed. Thank you.")).to_be_visible()

    ada.reload()
    expect(ada.get_by_text("Still to confirm: alum.")).to_be_visible()
    ada.get_by_role("button", name="Open without waiting").click()
    check(ada)
    album.take(ada, "prebrief-override", "360")
    ada.get_by_role("button", name="Open the room now").click()
    expect(ada.get_by_text("Choose a reason.")).to_be_visible()
    ada.get_by_role("radio", name="We went through it together in person").check(force=True)
    ada.get_by_role("button", name="Open the room now").click()
    expect(ada.get_by_role("button", name="Next step", exact=True)).to_be_visible()
    assert PrebriefOverride.objects.get().reason == "briefed_in_person"


def test_a_hard_moment_is_rehearsed_without_a_network(stage: Stage, tmp_path: Path) -> None:
    page = stage.page(PHONE)
    page.goto("/#/practice")
    page.evaluate("navigator.serviceWorker.ready")
    page.context.set_offline(offline=True)
    page.reload()
    page.get_by_role("button", name="A colleague begins to cry").click()
    album = Album(Path(os.environ.get("PICTURES", tmp_path)))
    for number in range(1, 7):
        expect(page.get_by_text(f"Part {number} of 6")).to_be_visible()
        if number == 1:
            page.get_by_role("button", name="I am the helper").click()
            expect(page.get_by_text("What you try")).to_be_visible()
        check(page)
        if number < 4:
            album.take(page, f"practice-{number}", "360")
        page.get_by_role("button", name="Next part" if number < 6 else "Finish").click()
    expect(page.get_by_text("That was it.")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage)") == []


def _answers_and_confirms(page: Page) -> None:
    page.get_by_role("button", name="I have read it and I am ready").click()
    expect(page.get_by_text("Answer all three first.")).to_be_visible()
    questions = page.locator("fieldset.scenario")
    expect(questions).to_have_count(3)
    for number in range(3):
        question = questions.nth(number)
        question.get_by_role("radio").nth(number).check(force=True)
        expect(question.get_by_role("status")).not_to_be_empty()
    page.get_by_role("button", name="I have read it and I am ready").click()
    expect(page.get_by_text("Confirmed. Thank you.")).to_be_visible()
