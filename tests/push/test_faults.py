"""What Firebase can answer, and what becomes of the message, the device and the log each time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from facilitation.push import firebase as firebase_module
from facilitation.push.backoff import MOST_ATTEMPTS
from facilitation.push.models import Delivery, Device, Stand
from facilitation.push.sending import Drained
from tests.cast import Cast
from tests.push.loopback_firebase import (
    HANGS,
    Answer,
    LoopbackFirebase,
    names_the_field,
    refusal,
)
from tests.push.on_loopback import point_to
from tests.push.phones import only_delivery, phone_of, tell, worker_runs

pytestmark = pytest.mark.one_process

SOON = timedelta(hours=2)
HTML = Answer(502, b"<html>bad gateway</html>", (("Content-Type", "text/html"),))
COME_BACK = (("Retry-After", "600"),)


def due_now() -> None:
    Delivery.objects.update(next_attempt_at=timezone.now())


def test_a_message_that_was_taken_is_not_sent_again(cast: Cast, firebase: LoopbackFirebase) -> None:
    phone_of(cast.rae)
    [notification] = tell(cast, cast.rae)
    assert worker_runs() == Drained(sent=1)
    assert worker_runs() == Drained()
    assert firebase.shown_to("rae-phone") == {notification.pk.hex: 1}
    assert only_delivery().stand == Stand.SENT
    assert firebase.tokens_given == 1


GONE = {
    "unregistered": refusal(404, "NOT_FOUND", "UNREGISTERED"),
    "invalid_address": refusal(
        400, "INVALID_ARGUMENT", "INVALID_ARGUMENT", details=names_the_field("message.token")
    ),
    "wrong_sender": refusal(403, "PERMISSION_DENIED", "SENDER_ID_MISMATCH"),
}


@pytest.mark.parametrize("error", GONE)
def test_an_address_that_is_gone_is_forgotten(
    error: str, cast: Cast, firebase: LoopbackFirebase, caplog: pytest.LogCaptureFixture
) -> None:
    phone_of(cast.rae)
    phone_of(cast.rob)
    firebase.next_answers["rae-phone"].append(GONE[error])
    tell(cast, cast.rae, cast.rob)
    assert worker_runs() == Drained(sent=1, failed=1)
    assert list(Device.objects.values_list("value", flat=True)) == ["rob-phone"]
    failed = Delivery.objects.get(stand=Stand.FAILED)
    assert (failed.last_error, failed.device) == (error, None)
    alerted = "another Firebase project" in caplog.text
    assert alerted == (error == "wrong_sender")
    assert worker_runs() == Drained()
    assert firebase.asked["rae-phone"] == 1


@pytest.mark.parametrize(
    "answer", [refusal(400, "INVALID_ARGUMENT", "INVALID_ARGUMENT"), refusal(400, "X")]
)
def test_a_malformed_message_is_logged_and_not_sent_again(
    answer: Answer, cast: Cast, firebase: LoopbackFirebase, caplog: pytest.LogCaptureFixture
) -> None:
    phone_of(cast.rae)
    firebase.next_answers["rae-phone"].append(answer)
    tell(cast, cast.rae)
    assert worker_runs() == Drained(failed=1)
    assert only_delivery().last_error == "malformed"
    assert "malformed" in caplog.text
    assert Device.objects.count() == 1
    due_now()
    assert worker_runs() == Drained()


LATER = {
    "quota": (refusal(429, "RESOURCE_EXHAUSTED", "QUOTA_EXCEEDED", headers=COME_BACK), 600),
    "resource_exhausted": (refusal(429, "RESOURCE_EXHAUSTED", headers=COME_BACK), 600),
    "internal": (refusal(500, "INTERNAL", "INTERNAL"), 15),
    "unavailable": (refusal(503, "UNAVAILABLE", "UNAVAILABLE", headers=COME_BACK), 600),
    "unknown": (HTML, 15),
    "not_found": (Answer(404, b"<html>nothing here</html>"), 15),
    "third_party_auth": (refusal(401, "UNAUTHENTICATED", "THIRD_PARTY_AUTH_ERROR"), 15),
    "credentials_refused": (refusal(403, "PERMISSION_DENIED"), 15),
}
NEEDS_SOMEBODY = {"third_party_auth", "credentials_refused"}


@pytest.mark.parametrize("error", LATER)
def test_what_may_pass_is_tried_again_later_and_then_arrives_once(
    error: str, cast: Cast, firebase: LoopbackFirebase, caplog: pytest.LogCaptureFixture
) -> None:
    answer, least = LATER[error]
    phone_of(cast.rae)
    firebase.usual = answer
    [notification] = tell(cast, cast.rae)
    asked_at = timezone.now()
    assert worker_runs() == Drained(later=1)
    waiting = only_delivery()
    assert (waiting.stand, waiting.attempts, waiting.last_error) == (Stand.WAITING, 1, error)
    assert waiting.next_attempt_at >= asked_at + timedelta(seconds=least)
    assert ("does not accept our credentials" in caplog.text) == (error in NEEDS_SOMEBODY)
    assert worker_runs() == Drained()  # not before its time
    firebase.usual = Answer()
    due_now()
    assert worker_runs() == Drained(sent=1)
    assert firebase.shown_to("rae-phone") == {notification.pk.hex: 1}
    assert Device.objects.count() == 1


def test_an_access_token_that_is_refused_is_renewed_once(
    cast: Cast, firebase: LoopbackFirebase
) -> None:
    phone_of(cast.rae)
    firebase.next_answers["rae-phone"].append(refusal(401, "UNAUTHENTICATED"))
    tell(cast, cast.rae)
    assert worker_runs() == Drained(sent=1)
    assert firebase.tokens_given == 2


def test_a_401_that_stays_is_tried_later(cast: Cast, firebase: LoopbackFirebase) -> None:
    phone_of(cast.rae)
    firebase.usual = refusal(401, "UNAUTHENTICATED")
    tell(cast, cast.rae)
    assert worker_runs() == Drained(later=1)
    assert only_delivery().last_error == "credentials_refused"


def test_a_server_that_does_not_answer_is_left_after_a_while(
    cast: Cast, firebase: LoopbackFirebase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(firebase_module, "TIMEOUT", 0.2)
    phone_of(cast.rae)
    firebase.next_answers["rae-phone"].append(Answer(delay=HANGS))
    tell(cast, cast.rae)
    assert worker_runs() == Drained(later=1)
    assert only_delivery().last_error == "timed_out"
    due_now()
    assert worker_runs() == Drained(sent=1)
    # It may have taken the first as well. Both have one tag, so the phone shows one.
    assert list(firebase.shown_to("rae-phone").values()) == [2]


TOKEN_ENDPOINT_DOWN = {
    "no_access_token": Answer(503, b"<html>away</html>"),
    "credentials_refused": Answer(400, b'{"error": "invalid_grant"}'),
}


@pytest.mark.parametrize("error", TOKEN_ENDPOINT_DOWN)
def test_without_an_access_token_nothing_is_sent_and_nothing_lost(
    error: str, cast: Cast, firebase: LoopbackFirebase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("time.sleep", lambda _seconds: None)  # google-auth's own pauses
    firebase.token_answer = TOKEN_ENDPOINT_DOWN[error]
    phone_of(cast.rae)
    tell(cast, cast.rae)
    assert worker_runs() == Drained(later=1)
    assert only_delivery().last_error == error
    assert not firebase.asked
    firebase.token_answer = None
    due_now()
    assert worker_runs() == Drained(sent=1)


def test_nobody_listening_is_an_outage(
    cast: Cast, firebase: LoopbackFirebase, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone_of(cast.rae)
    tell(cast, cast.rae)
    point_to("http://127.0.0.1:9/v1/projects/{0}/messages:send")
    monkeypatch.setattr("time.sleep", lambda _seconds: None)
    assert worker_runs() == Drained(later=1)
    assert only_delivery().last_error == "unavailable"


def test_while_firebase_is_away_it_is_not_asked_for_every_message(
    cast: Cast, firebase: LoopbackFirebase
) -> None:
    people = [cast.rae, cast.rob, cast.remi]
    for person in people:
        for number in range(60):
            phone_of(person, f"{person.name}-{number}")
    firebase.usual = refusal(503, "UNAVAILABLE", headers=COME_BACK)
    for _event in range(12):
        tell(cast, *people)
    assert Device.objects.count() == 30  # ten each
    assert worker_runs().later == 100
    assert sum(firebase.asked.values()) == 100
    assert worker_runs() == Drained()
    soon = timezone.now() + timedelta(minutes=9)
    assert not Delivery.objects.filter(next_attempt_at__lt=soon).exists()


def test_it_is_given_up_in_the_end(cast: Cast, firebase: LoopbackFirebase) -> None:
    phone_of(cast.rae)
    firebase.usual = refusal(500, "INTERNAL")
    tell(cast, cast.rae)
    for _try in range(MOST_ATTEMPTS + 1):
        worker_runs()
        due_now()
    assert firebase.asked["rae-phone"] == MOST_ATTEMPTS
    assert only_delivery().stand == Stand.FAILED


def test_the_log_names_nobody_and_no_device(
    cast: Cast,
    firebase: LoopbackFirebase,
    caplog: pytest.LogCaptureFixture,
    set_log_level: Callable[[], None],
) -> None:
    set_log_level()
    people = [cast.rae, cast.rob, cast.remi]
    for person, answer in zip(people, GONE.values(), strict=True):
        phone_of(person)
        firebase.next_answers[f"{person.name.lower()}-phone"].append(answer)
    [first, *_others] = tell(cast, *people)
    worker_runs()
    assert "another Firebase project" in caplog.text
    for secret in (*(p.name.lower() for p in people), str(first.pk), first.pk.hex, "circle"):
        assert secret not in caplog.text.lower()
