"""The sealed pulse in a real browser: a member at home, and seats in a room."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, Request, expect

from facilitation.programs.models import Role
from facilitation.pulse.cadence import set_cadence
from facilitation.pulse.closing import close_due_rounds
from facilitation.pulse.fingerprint import fingerprint
from facilitation.pulse.manifest import opening_entry
from facilitation.pulse.models import PulseRound, PulseWay
from facilitation.pulse.released import GroupRelease
from tests.e2e.people import PHONE, Facilitator, Stage
from tests.e2e.pulse import (
    answer_as,
    answers,
    ballots_of,
    ballots_sent_by,
    look,
    more_members,
    point,
    with_a_clock,
)
from tests.e2e.test_accessibility import check
from tests.e2e.test_pictures import Album
from tests.pulse_phone import open_round_of

pytestmark = [
    pytest.mark.browser,
    pytest.mark.one_process,
    pytest.mark.xdist_group("pulse"),
]

SENT = "Sent and recorded"
WHAT_IS_KEPT = """async () => {
  const asked = indexedDB.open("in-this-room");
  const database = await new Promise((resolve) => (asked.onsuccess = () => resolve(asked.result)));
  const store = database.transaction("pulse").objectStore("pulse");
  const all = store.getAll(IDBKeyRange.bound("kept.", "kept.~"));
  const kept = await new Promise((resolve) => (all.onsuccess = () => resolve(all.result)));
  return kept.map(({ answers }) => answers);
}"""


def test_a_member_answers_without_a_network_changes_it_and_sees_the_result(
    stage: Stage, tmp_path: Path
) -> None:
    album = Album(Path(os.environ.get("PICTURES", tmp_path)))
    others = [stage.cast.rob, *more_members(stage.cast)]
    pulse_round = open_round_of(stage.cast.circle)
    page = with_a_clock(stage.sign_in(stage.cast.rae, Role.RESIDENT, PHONE))
    sent = ballots_sent_by(page)
    page.get_by_role("link", name="Answer").click()
    expect(page.get_by_role("button", name="Seal and send")).to_be_visible()
    look(page, album, "pulse-form")

    page.context.set_offline(True)
    before = ballots_of(pulse_round)  # none, or what the opening sent
    answers(page, "7")
    expect(page.get_by_text("Sealed, not sent yet")).to_be_visible()
    page.clock.fast_forward("10:01")
    expect(page.get_by_text("There was no connection")).to_be_visible()
    assert ballots_of(pulse_round) == before
    look(page, album, "pulse-waiting")

    page.context.set_offline(False)
    page.clock.fast_forward("00:30")
    expect(page.get_by_role("heading", name=SENT)).to_be_visible()
    expect(page.get_by_text("You can change it until")).to_be_visible()
    [first] = ballots_of(pulse_round)
    assert first not in before
    look(page, album, "pulse-sent")

    page.get_by_role("button", name="Change my answers").click()
    expect(point(page, "7")).to_be_checked()
    answers(page, "9")
    expect(page.get_by_text("Until then your answers from before count.")).to_be_visible()
    page.reload()  # which may send it: the page is put away for a moment
    page.clock.fast_forward("10:01")
    expect(page.get_by_role("heading", name=SENT)).to_be_visible()
    [second] = ballots_of(pulse_round)
    assert second != first
    told = [request.all_headers() for request in sent if request.response()]
    assert len(told) >= 2
    assert [each for each in told if {"cookie", "authorization", "referer"} & each.keys()] == []

    answer_as(others, pulse_round)
    over = pulse_round.closes_at + timedelta(minutes=2)
    close_due_rounds(now=over)
    page.clock.set_system_time(over)
    page.reload()
    expect(page.get_by_text("in the published list of those that count")).to_be_visible()
    expect(page.get_by_text("5-9 answered")).to_be_visible()
    look(page, album, "pulse-result")


def test_other_keys_are_refused_and_said(stage: Stage) -> None:
    pulse_round = open_round_of(stage.cast.circle)
    page = with_a_clock(stage.sign_in(stage.cast.rae, Role.RESIDENT, PHONE))
    page.get_by_role("link", name="Answer").click()
    expect(page.get_by_role("button", name="Seal and send")).to_be_visible()
    # As a server would that wants to tell this one person's answer apart.
    block = pulse_round.block
    block.sealing_public = bytes(32)
    block.save(update_fields=["sealing_public"])
    page.reload()
    expect(page.get_by_role("heading", name="Do not answer this round")).to_be_visible()
    before = ballots_of(pulse_round)
    page.clock.fast_forward("20:00")
    expect(page.get_by_role("button", name="Seal and send")).to_have_count(0)
    check(page)
    assert ballots_of(pulse_round) == before


def test_every_opening_sends_a_ballot_answered_or_not(stage: Stage) -> None:
    pulse_round = open_round_of(stage.cast.circle)
    page = with_a_clock(stage.sign_in(stage.cast.rae, Role.RESIDENT, PHONE))
    page.get_by_role("link", name="Answer").click()
    expect(page.get_by_role("button", name="Seal and send")).to_be_visible()
    before = ballots_of(pulse_round)
    with page.expect_response(lambda each: "/pulse/ballots" in each.url):
        page.clock.fast_forward("10:01")
    [blank] = ballots_of(pulse_round)
    assert blank not in before
    expect(page.get_by_role("button", name="Seal and send")).to_be_visible()


def test_an_app_that_is_opened_without_a_network_can_answer(stage: Stage) -> None:
    pulse_round = open_round_of(stage.cast.circle)
    page = stage.sign_in(stage.cast.rae, Role.RESIDENT, PHONE)
    expect(page.get_by_role("link", name="Answer")).to_be_visible()
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page = with_a_clock(page)
    page.get_by_role("link", name="Answer").click()
    expect(page.get_by_role("button", name="Seal and send")).to_be_visible()
    page.context.set_offline(True)
    page.goto("/")
    page.reload()
    page.get_by_role("link", name="Answer").click()
    answers(page, "7")
    expect(page.get_by_role("heading", name="Sealed, not sent yet")).to_be_visible()
    page.context.set_offline(False)
    page.clock.fast_forward("10:01")
    expect(page.get_by_role("heading", name=SENT)).to_be_visible()
    assert len(ballots_of(pulse_round)) == 1


def wake_the_worker(page: Page) -> None:
    """What the browser does when it sees fit, and on a busy machine minutes later."""
    devtools = page.context.new_cdp_session(page)
    found: list[str] = []
    devtools.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda told: found.extend(each["registrationId"] for each in told["registrations"]),
    )
    devtools.send("ServiceWorker.enable")
    while not found:
        page.wait_for_timeout(50)
    origin = page.evaluate("location.origin")
    event = {"origin": origin, "registrationId": found[0], "tag": "pulse", "lastChance": False}
    devtools.send("ServiceWorker.dispatchSyncEvent", event)


def test_the_browser_sends_what_waits_while_the_page_does_not(stage: Stage) -> None:
    """The page's clock stands behind the worker's: for the page it is not time yet.

    There is no round before that: a blank of the right time would lend the answer its moment.
    """
    page = stage.sign_in(stage.cast.rae, Role.RESIDENT, PHONE)
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.clock.install(time=timezone.now() - timedelta(minutes=30))
    pulse_round = open_round_of(stage.cast.circle)
    page.reload()
    page.get_by_role("link", name="Answer").click()
    answers(page, "7")
    waits = page.get_by_role("heading", name="Sealed, not sent yet")
    expect(waits.or_(page.get_by_role("heading", name=SENT))).to_be_visible()
    wake_the_worker(page)
    expect(page.get_by_role("heading", name=SENT)).to_be_visible()
    assert len(ballots_of(pulse_round)) == 1


def test_signing_out_leaves_no_answers_for_the_next_person(stage: Stage) -> None:
    open_round_of(stage.cast.circle)
    page = stage.sign_in(stage.cast.rae, Role.RESIDENT, PHONE)
    page.get_by_role("link", name="Answer").click()
    answers(page, "7")
    expect(page.get_by_role("heading", name="Sealed, not sent yet")).to_be_visible()
    page.goto("/#/")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="In This Room")).to_be_visible()
    expect(page.get_by_text("Pulse")).to_have_count(0)
    assert page.evaluate(WHAT_IS_KEPT) == [None]


def test_a_coordinator_sets_how_often_a_group_is_asked_and_reads_nothing(
    stage: Stage, tmp_path: Path
) -> None:
    album = Album(Path(os.environ.get("PICTURES", tmp_path)))
    page = stage.sign_in(stage.cast.cora, Role.COORDINATOR)
    expect(page.get_by_role("heading", name="Hello")).to_be_visible()
    page.goto(f"/#/groups/{stage.cast.circle.pk}/pulse")
    expect(page.get_by_text("There is no pulse in this group.")).to_be_visible()
    first_stop = page.get_by_text("roster is to change: stop the pulse")
    expect(first_stop).to_have_count(0)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Say how often")).to_be_visible()
    page.get_by_label("First day").fill(str(timezone.localdate() + timedelta(days=1)))
    look(page, album, "pulse-cadence")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("A round every 4 weeks.")).to_be_visible()
    expect(first_stop).to_be_visible()
    look(page, album, "pulse-set")
    page.get_by_role("button", name="Stop the pulse").click()
    expect(page.get_by_text("There is no pulse in this group.")).to_be_visible()
    expect(first_stop).to_have_count(0)
    expect(page.get_by_text("Released on")).to_have_count(0)


def test_nothing_is_asked_of_who_is_not_on_the_roster(stage: Stage) -> None:
    open_round_of(stage.cast.circle)
    page = stage.sign_in(stage.cast.remi, Role.RESIDENT, PHONE)
    expect(page.get_by_text("Nothing today.")).to_be_visible()
    expect(page.get_by_role("link", name="Answer")).to_have_count(0)


def test_a_room_answers_by_its_seats(stage: Stage, tmp_path: Path) -> None:
    album = Album(Path(os.environ.get("PICTURES", tmp_path)))
    set_cadence(support_group=stage.cast.circle, way=PulseWay.SESSIONS)
    session = stage.cast.session()
    ada = Facilitator(stage.sign_in(stage.cast.ada, Role.ALUM))
    code = ada.opens_the_room()
    watched = stage.page(PHONE)
    requests: list[Request] = []
    watched.on("request", lambda each: requests.append(each) if "/pulse" in each.url else None)
    watched.goto(f"/#/join/{code}")
    phones = [watched, *(stage.resident(code).page for _phone in range(5))]
    wall = ada.page.context.new_page()
    wall.goto(ada.page.url + "/screen")
    for phone in phones:
        expect(phone.get_by_role("button", name="Leave")).to_be_visible()
        phone.clock.install()
    ada.page.get_by_role("button", name="Close").click()
    ada.button("Go there").click()

    pulse_round = PulseRound.objects.get(group_session=session)
    words = list(fingerprint(bytes.fromhex(opening_entry(pulse_round).hash)))
    for page in (*phones, wall, ada.page):
        expect(page.locator(".four-words li")).to_have_text(words)
    for name, page in {"desk": ada.page, "wall": wall, "phone": phones[0]}.items():
        look(page, album, f"pulse-{name}")
    for number, phone in enumerate(phones):
        answers(phone, str(number), within=".pulse-in-room")
        waiting = phone.get_by_text("within twenty seconds")
        expect(waiting.or_(phone.get_by_role("heading", name=SENT))).to_be_visible()
    for phone in phones[:-1]:
        phone.clock.fast_forward("00:21")
        expect(phone.get_by_role("heading", name=SENT)).to_be_visible()

    ada.button("End session").click()
    ada.button("End for everyone").click()
    last = phones[-1]
    expect(last.get_by_text("Your answers are gone from here.")).to_be_visible()
    last.clock.fast_forward("00:21")
    expect(last.get_by_text("Your sealed pulse is sent and recorded.")).to_be_visible()
    assert len(ballots_of(pulse_round)) == len(phones)
    ballots = [each for each in requests if each.url.endswith("/pulse/ballots")]
    assert len(ballots) <= 2  # what joining sends, and the answer
    assert [each.url for each in requests if "cookie" in each.all_headers()] == []

    now = timezone.now()
    close_due_rounds(now=now)
    close_due_rounds(now=now + timedelta(minutes=3))
    assert GroupRelease.objects.get(support_group=stage.cast.circle).n_band == "5-9"
