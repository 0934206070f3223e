"""One notification for each person and event, whatever happens on the way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.core import mail
from django.db import connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from backend.worker_inside import WorkerInside
from facilitation.programs.models import Person
from facilitation.push.claiming import claim_due
from facilitation.push.events import About, Event
from facilitation.push.models import AddressKind, Delivery, Device, Notification, Stand
from facilitation.push.outbox import forget_old, notify
from facilitation.push.sending import Drained
from facilitation.push.tasks import (
    say_what_reaches_people,
    send_due,
    tidy,
    wake_for_what_waits,
)
from tests.cast import Cast
from tests.push.loopback_firebase import Answer, LoopbackFirebase
from tests.push.phones import phone_of, tell, worker_runs
from tests.server import _database_url

PATIENCE = 120.0  # seconds


def test_an_event_that_is_told_twice_is_one_notification(cast: Cast) -> None:
    about = About(uuid.uuid4(), cast.program)
    people = [cast.rae, cast.rob]

    def say(event: Event, occasion: str) -> int:
        return notify(event=event, people=people, about=about, occasion=occasion)

    assert say(Event.PULSE_OPEN, "once") == 2
    assert say(Event.PULSE_OPEN, "once") == 0
    people.append(cast.remi)
    assert say(Event.PULSE_OPEN, "once") == 1
    assert say(Event.PULSE_OPEN, "again") == 3
    assert say(Event.RESULT_RELEASED, "once") == 3
    assert Notification.objects.count() == 9


def test_an_update_that_waits_is_enough(cast: Cast) -> None:
    about = uuid.uuid4()
    tell(cast, cast.rae, about=about)
    tell(cast, cast.rae, cast.rob, about=about)
    assert Notification.objects.filter(about=about).count() == 2


def test_what_is_rolled_back_tells_nobody(cast: Cast) -> None:
    with transaction.atomic():
        tell(cast, cast.rae)
        transaction.set_rollback(True)
    assert not Notification.objects.exists()


def test_each_device_gets_one_message_and_mail_none(cast: Cast, firebase: LoopbackFirebase) -> None:
    phone_of(cast.rae, "an-installation")
    phone_of(cast.rae, "an-old:token", kind=AddressKind.TOKEN)
    [notification] = tell(cast, cast.rae)
    assert worker_runs() == Drained(sent=2)
    by_kind = {"fid" if "fid" in each else "token": each for each in firebase.messages}
    assert by_kind["fid"]["fid"] == "an-installation"
    assert by_kind["token"]["token"] == "an-old:token"
    assert {each["data"]["update"] for each in firebase.messages} == {notification.pk.hex}
    assert mail.outbox == []


def test_a_message_says_nothing_but_that_there_is_an_update(
    cast: Cast, firebase: LoopbackFirebase
) -> None:
    phone_of(cast.rae)
    [notification] = tell(cast, cast.rae, event=Event.CONTACT_REQUESTED)
    worker_runs()
    [message] = firebase.messages
    update = notification.pk.hex
    ttl = int(message["webpush"]["headers"]["TTL"])
    assert 0 < ttl <= timedelta(days=2).total_seconds()
    assert message == {
        "fid": "rae-phone",
        "data": {"update": update},
        "android": {
            "collapse_key": update,
            "priority": "normal",
            "ttl": message["android"]["ttl"],
            "notification": {
                "title": "You have an update",
                "tag": update,
                "visibility": "PRIVATE",
            },
        },
        "apns": {
            "headers": {
                "apns-collapse-id": update,
                "apns-expiration": str(int(notification.expires_at.timestamp())),
            },
            "payload": {"aps": {"alert": {"title": "You have an update"}}},
        },
        "webpush": {"headers": {"TTL": str(ttl), "Topic": update, "Urgency": "normal"}},
    }


def test_mail_takes_the_place_of_a_device_and_says_as_little(
    cast: Cast, firebase: LoopbackFirebase, settings: Settings
) -> None:
    [notification] = tell(cast, cast.rae)
    assert worker_runs() == Drained(sent=1)
    [sent] = mail.outbox
    assert sent.to == ["rae@example.org"]
    assert sent.subject == "You have an update"
    link = f"https://room.example/#/updates/{notification.pk.hex}"
    assert sent.body == f"You have an update. Sign in to see it:\n\n{link}\n"
    assert sent.extra_headers["Message-ID"].startswith(f"<{notification.pk.hex}@")


def test_without_firebase_mail_reaches_those_with_devices_too(cast: Cast) -> None:
    phone_of(cast.rae)
    tell(cast, cast.rae)
    assert worker_runs() == Drained(sent=1)
    assert len(mail.outbox) == 1


def test_without_firebase_and_mail_nothing_waits_in_vain(cast: Cast, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    [notification] = tell(cast, cast.rae)
    assert worker_runs() == Drained()
    notification.refresh_from_db()
    assert (notification.stand, notification.why) == (Stand.DROPPED, "no_way_to_reach")


def test_a_mail_server_that_is_away_is_asked_again(cast: Cast, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    tell(cast, cast.rae, cast.rob)
    assert worker_runs() == Drained(later=2)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert worker_runs() == Drained()
    Delivery.objects.update(next_attempt_at=timezone.now())
    assert worker_runs() == Drained(sent=2)


def test_somebody_who_was_shut_out_hears_no_more(cast: Cast, firebase: LoopbackFirebase) -> None:
    phone_of(cast.rae)
    tell(cast, cast.rae)
    Person.objects.filter(pk=cast.rae.pk).update(is_active=False)
    assert worker_runs() == Drained()


def test_a_device_that_was_removed_meanwhile_gets_nothing(
    cast: Cast, firebase: LoopbackFirebase
) -> None:
    phone_of(cast.rae)
    firebase.usual = Answer(500)
    tell(cast, cast.rae)
    worker_runs()
    Device.objects.all().delete()
    firebase.usual = Answer()
    Delivery.objects.update(next_attempt_at=timezone.now())
    assert worker_runs() == Drained()
    assert Delivery.objects.get().last_error == "device_gone"


def test_a_claim_is_one_workers_until_its_lease_is_over(
    cast: Cast, firebase: LoopbackFirebase
) -> None:
    phone_of(cast.rae)
    tell(cast, cast.rae)
    firebase.usual = Answer(500)
    worker_runs()
    now = timezone.now()
    Delivery.objects.update(next_attempt_at=now)
    assert len(claim_due(by_mail=False, most=10, now=now).ours) == 1
    assert claim_due(by_mail=False, most=10, now=now).looked_at == 0
    after = now + timedelta(minutes=5)
    assert len(claim_due(by_mail=False, most=10, now=after).ours) == 1


def test_old_rows_are_forgotten(cast: Cast, firebase: LoopbackFirebase) -> None:
    phone_of(cast.rae)
    tell(cast, cast.rae)
    worker_runs()
    ends = Notification.objects.get().expires_at
    assert forget_old(now=ends + timedelta(days=3)) == 0
    assert forget_old(now=ends + timedelta(days=3, seconds=1)) == 1
    assert not Delivery.objects.exists()


def test_the_workers_own_notes_are_forgotten_after_a_day(cast: Cast) -> None:
    for age in (2, 0):
        run = send_due.enqueue()
        DBTaskResult.objects.filter(pk=run.id).update(
            status="RUNNING", enqueued_at=timezone.now() - timedelta(days=age)
        )
    tidy()
    assert DBTaskResult.objects.count() == 1


# --- Workers in processes of their own ----------------------------------------------------------


def start_worker(firebase: LoopbackFirebase, settings: Settings) -> subprocess.Popen[bytes]:
    environment = {
        **os.environ,
        "SECRET_KEY": "for-the-tests-only",
        "PLAIN_HTTP": "1",
        "DATABASE_URL": _database_url(),
        "DJANGO_SETTINGS_MODULE": "backend.settings",
        "FIREBASE_SERVICE_ACCOUNT": str(settings.FIREBASE_SERVICE_ACCOUNT),
        "FCM_URL": firebase.fcm_url,
    }
    command = [sys.executable, "-W", "ignore", "-m", "tests.push.worker"]
    return subprocess.Popen(command, env=environment)


def wait_for(what: str, happened: Callable[[], bool]) -> None:
    give_up_at = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < give_up_at, f"{what} did not happen"
        time.sleep(0.02)


@pytest.fixture
def crowd(live_cast: Cast) -> list[Person]:
    people = [
        Person.objects.create(name=f"Person {number}", email=f"p{number}@example.org")
        for number in range(250)
    ]
    for person in people:
        phone_of(person, f"phone-of-{person.email.split('@')[0]}")
    return people


def test_a_worker_that_is_killed_in_the_middle_leaves_nobody_out_and_doubles_nothing_on_a_phone(
    live_cast: Cast, crowd: list[Person], firebase: LoopbackFirebase, settings: Settings
) -> None:
    notifications = {each.person_id: each.pk.hex for each in tell(live_cast, *crowd)}
    firebase.usual = Answer(delay=0.5)  # taken, and the worker does not know it yet
    first = start_worker(firebase, settings)
    wait_for("a second batch", lambda: len(firebase.messages) > 100)
    first.send_signal(signal.SIGKILL)
    first.wait()
    taken = len(firebase.messages)
    assert taken < 250
    answered = Delivery.objects.filter(stand=Stand.SENT).count()
    assert answered == 100
    firebase.usual = Answer()
    # The lease of what it had claimed ends; whoever looks next wakes another worker.
    Delivery.objects.filter(stand=Stand.WAITING).update(next_attempt_at=timezone.now())
    wake_for_what_waits()
    assert start_worker(firebase, settings).wait(PATIENCE) == 0
    for person in crowd:
        shown = firebase.shown_to(f"phone-of-{person.email.split('@')[0]}")
        assert list(shown) == [notifications[person.pk]]
    # What was in the air is sent again under its tag; what was answered is not.
    assert len(firebase.messages) == 250 + taken - answered
    assert Delivery.objects.filter(stand=Stand.SENT).count() == 250


def test_two_workers_share_the_work(
    live_cast: Cast, crowd: list[Person], firebase: LoopbackFirebase, settings: Settings
) -> None:
    tell(live_cast, *crowd)
    send_due.enqueue()  # one run for each worker
    workers = [start_worker(firebase, settings) for _each in range(2)]
    for worker in workers:
        assert worker.wait(PATIENCE) == 0
    assert len(firebase.messages) == 250
    assert set(firebase.asked.values()) == {1}


def test_two_that_tell_the_same_at_the_same_time_tell_it_once(live_cast: Cast) -> None:
    about = About(uuid.uuid4(), live_cast.program)
    both = threading.Barrier(2)
    told: list[int] = []

    def say() -> None:
        both.wait()
        told.append(
            notify(
                event=Event.PULSE_OPEN,
                people=[live_cast.rae, live_cast.rob],
                about=about,
                occasion="once",
            )
        )
        connection.close()

    threads = [threading.Thread(target=say) for _each in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Notification.objects.count() == 2


def test_who_runs_it_is_told_once_what_reaches_people(
    settings: Settings, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    say_what_reaches_people()
    assert "people are reminded by mail and calendars" in caplog.text
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    say_what_reaches_people()
    assert "by calendars alone" in caplog.text
    caplog.clear()
    settings.FIREBASE_SERVICE_ACCOUNT = tmp_path
    say_what_reaches_people()
    assert caplog.text == ""


def test_the_demonstration_has_a_worker_inside(live_cast: Cast) -> None:
    worker = WorkerInside()
    try:
        tell(live_cast, live_cast.rae)
        wait_for("the mail", lambda: Delivery.objects.filter(stand=Stand.SENT).exists())
    finally:
        worker.stop()
    assert len(mail.outbox) == 1
