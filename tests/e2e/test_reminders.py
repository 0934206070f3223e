"""A session is moved: the phone and the calendar follow, and neither says what it is about.

Firebase's own way to the browser needs the network, so it is stood in for at its two ends: what we
hand to Firebase is taken from the loopback server, and handed to Chromium's service worker as its
own push service would.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django import Settings
from rest_framework.test import APIClient

from facilitation.programs.models import Role
from facilitation.push.devices import register_device
from facilitation.push.models import AddressKind, Platform
from facilitation.push.tasks import send_now
from tests.calendars.reading import as_vobject_sees_it
from tests.cast import Cast
from tests.e2e.people import PHONE, Stage
from tests.e2e.test_accessibility import check
from tests.e2e.test_pictures import Album
from tests.push.loopback_firebase import LoopbackFirebase, loopback_firebase
from tests.push.on_loopback import pointed_to

pytestmark = [pytest.mark.browser, pytest.mark.one_process, pytest.mark.xdist_group("reminders")]

SHOWN = """async () => {
  const registration = await navigator.serviceWorker.ready;
  const all = await registration.getNotifications();
  return all.map(({ title, body, tag }) => ({ title, body, tag }));
}"""
TAP = """async (tag) => {
  const [notification] = await self.registration.getNotifications({ tag });
  self.dispatchEvent(new NotificationEvent("notificationclick", { notification }));
}"""


@pytest.fixture
def firebase(settings: Settings, tmp_path: Path) -> Iterator[LoopbackFirebase]:
    with loopback_firebase() as firebase, pointed_to(firebase.fcm_url):
        settings.FIREBASE_SERVICE_ACCOUNT = firebase.service_account(tmp_path)
        yield firebase


class PushService:
    """Hands a message to the page's service worker as Chromium's own push service would."""

    def __init__(self, page: Page):
        page.context.grant_permissions(["notifications"])
        page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
        self.page = page
        self.origin = page.evaluate("location.origin")
        self.devtools = page.context.new_cdp_session(page)
        seen: list[dict[str, Any]] = []
        self.devtools.on(
            "ServiceWorker.workerRegistrationUpdated",
            lambda event: seen.extend(event["registrations"]),
        )
        self.devtools.send("ServiceWorker.enable")
        for _try in range(100):
            if any(not each["isDeleted"] for each in seen):
                break
            page.wait_for_timeout(50)
        self.registration = next(each["registrationId"] for each in seen if not each["isDeleted"])

    def deliver(self, message: dict[str, Any]) -> None:
        """As Firebase wraps it: our data, and a few words of its own."""
        data = {"data": message["data"], "from": "12", "fcmMessageId": "1", "priority": "normal"}
        self.devtools.send(
            "ServiceWorker.deliverPushMessage",
            {
                "origin": self.origin,
                "registrationId": self.registration,
                "data": json.dumps(data),
            },
        )

    def shown(self) -> list[dict[str, str]]:
        for _try in range(100):
            found: list[dict[str, str]] = self.page.evaluate(SHOWN)
            if found:
                return found
            self.page.wait_for_timeout(50)
        raise AssertionError("nothing was shown")

    def tap(self, tag: str) -> None:
        [worker] = self.page.context.service_workers
        worker.evaluate(TAP, tag)


def test_a_session_is_moved_and_the_phone_and_the_calendar_follow(
    stage: Stage, firebase: LoopbackFirebase, tmp_path: Path
) -> None:
    cast: Cast = stage.cast
    album = Album(Path(os.environ.get("PICTURES", tmp_path)))
    before = (timezone.now() + timedelta(days=3)).replace(minute=0, second=0, microsecond=0)
    session = cast.session(starts_at=before)
    rae = stage.sign_in(cast.rae, Role.RESIDENT, PHONE)
    # What Firebase's own library would do: it needs the network.
    register_device(
        person=cast.rae, kind=AddressKind.FID, value="raes-browser", platform=Platform.WEB
    )
    rae.get_by_role("link", name="Reminders and calendar").click()
    rae.get_by_role("button", name="Make a private link").click()
    link = rae.get_by_label("Your private link").input_value()
    choose_quiet_hours(rae)
    album.take(rae, "reminders", "1280", "360")
    check(rae)
    rae.set_viewport_size(PHONE)
    assert [each.starts_at for each in as_vobject_sees_it(fetched(rae, link))] == [before]

    after = before + timedelta(days=1)
    cora = APIClient()
    cora.force_login(cast.cora, backend="allauth.account.auth_backends.AuthenticationBackend")
    address = f"/api/v1/sessions/{session.pk}"
    assert cora.patch(address, {"starts_at": after.isoformat()}).status_code == 200
    send_now()

    [message] = [each for each in firebase.messages if each.get("fid") == "raes-browser"]
    push = PushService(rae)
    push.deliver(message)
    [shown] = push.shown()
    update = message["data"]["update"]
    assert shown == {"title": "You have an update", "body": "", "tag": update}
    push.deliver(message)  # as after a crash: it takes the place of the first
    assert push.shown() == [shown]
    push.tap(update)
    expect(rae.get_by_role("heading", name=cast.circle.name)).to_be_visible()
    expect(rae.locator("time")).to_have_attribute(
        "datetime", after.isoformat().replace("+00:00", "Z")
    )
    expect(rae.get_by_role("link", name="Add to calendar")).to_be_visible()
    assert [each.starts_at for each in as_vobject_sees_it(fetched(rae, link))] == [after]


def test_a_message_asks_somebody_who_is_not_signed_in_to_do_so_first(stage: Stage) -> None:
    page = stage.page(PHONE)
    page.goto("/#/updates/0123456789abcdef0123456789abcdef")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def choose_quiet_hours(page: Page) -> None:
    page.get_by_role("checkbox", name="Send me nothing at night").click(force=True)
    page.get_by_label("A day on call").fill(str((timezone.now() + timedelta(days=9)).date()))
    page.get_by_role("button", name="Add this day").click()
    page.get_by_role("checkbox", name="a result is there").click(force=True)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()


def fetched(page: Page, link: str) -> bytes:
    """As a calendar program does: with nothing but the address."""
    context = page.context.browser.new_context()  # type: ignore[union-attr]
    try:
        return context.request.get(link).body()
    finally:
        context.close()
