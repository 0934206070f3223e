"""Emptying the outbox: by Firebase in batches, by mail one by one.

What "exactly once" means here: the outbox holds one notification per person and event, and a
message that was answered is never sent again. Firebase knows no idempotency key, so a message whose
answer was lost (a time-out, a worker killed in those seconds) is sent once more, with the same tag
and collapse key: on the phone it takes the place of the first. See docs/reminders.md.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from facilitation.push.backoff import pause_after
from facilitation.push.carrier import LARGEST_BATCH, Carrier, Fate, Message, Outcome
from facilitation.push.claiming import (
    claim_due,
    put_off,
    settle_failed,
    settle_later,
    settle_sent,
)
from facilitation.push.devices import prune
from facilitation.push.handing_on import Channels, hand_on_due
from facilitation.push.mail import MOST_MAILS_AT_ONCE, send_mails
from facilitation.push.models import AddressKind, Delivery

log = logging.getLogger("in_this_room.push")

TRY_LATER = frozenset({Fate.LATER, Fate.REFUSED})


@dataclass(frozen=True)
class Drained:
    """Messages sent, put off, and given up in one run."""

    sent: int = 0
    later: int = 0
    failed: int = 0

    def __add__(self, other: Drained) -> Drained:
        return Drained(self.sent + other.sent, self.later + other.later, self.failed + other.failed)


def drain(*, carrier: Carrier | None, mail: bool) -> Drained:
    """Hand on and send all that is due, until nothing is or the other side has had enough."""
    channels = Channels(push=carrier is not None, mail=mail)
    done = Drained()
    while True:
        more = hand_on_due(channels=channels, now=timezone.now()) > 0
        if carrier:
            batch = _send_batch(carrier)
            done, more = done + batch.done, more or batch.more
            if batch.is_away:
                carrier = None  # for this run
        if mail:
            mails = _send_mails()
            done, more = done + mails.done, more or mails.more
            mail = not mails.is_away
        if not more:
            return done


@dataclass(frozen=True)
class _Batch:
    """`more` says that there may be more to send, `is_away` that nothing at all was taken."""

    done: Drained
    more: bool
    is_away: bool


def _send_batch(carrier: Carrier) -> _Batch:
    claimed = claim_due(by_mail=False, most=LARGEST_BATCH, now=timezone.now())
    outcomes = carrier.send([_message(each) for each in claimed.ours])
    done = _settle(list(zip(claimed.ours, outcomes, strict=True)))
    is_away = bool(outcomes) and all(each.fate in TRY_LATER for each in outcomes)
    if is_away:
        put_off(by_mail=False, until=timezone.now() + _pause(outcomes))
    return _Batch(done, more=claimed.looked_at > 0 and not is_away, is_away=is_away)


def _pause(outcomes: Sequence[Outcome]) -> timedelta:
    return max([pause_after(1), *(each.after for each in outcomes if each.after is not None)])


def _message(delivery: Delivery) -> Message:
    device, notification = delivery.device, delivery.notification
    assert device is not None  # noqa: S101  (claim_due leaves those out)
    return Message(AddressKind(device.kind), device.value, notification.pk, notification.expires_at)


def _settle(answers: Sequence[tuple[Delivery, Outcome]]) -> Drained:
    now = timezone.now()
    sent = [delivery for delivery, outcome in answers if outcome.fate == Fate.TAKEN]
    settle_sent(sent)
    later = failed = 0
    for delivery, outcome in answers:
        if outcome.fate in TRY_LATER:
            settle_later(delivery, error=outcome.error, at_least=outcome.after, now=now)
            later += 1
        elif outcome.fate != Fate.TAKEN:
            settle_failed([delivery], error=outcome.error)
            failed += 1
    _forget_devices(answers)
    _say_what_needs_somebody({outcome.fate: outcome.error for _delivery, outcome in answers})
    return Drained(len(sent), later, failed)


def _forget_devices(answers: Sequence[tuple[Delivery, Outcome]]) -> None:
    gone = {
        delivery.device_id
        for delivery, outcome in answers
        if outcome.fate in {Fate.GONE, Fate.WRONG_SENDER}
    }
    if gone:
        prune(device for device in gone if device)


def _say_what_needs_somebody(errors: dict[Fate, str]) -> None:
    """One line a batch, with the kind of error and nothing of the message."""
    if Fate.WRONG_SENDER in errors:
        log.error(
            "a device belongs to another Firebase project and was removed: FIREBASE_WEB_CONFIG and "
            "FIREBASE_SERVICE_ACCOUNT must be of one project"
        )
    if Fate.REFUSED in errors:
        log.error("Firebase does not accept our credentials: %s", errors[Fate.REFUSED])
    if Fate.MALFORMED in errors:
        log.error("Firebase calls a message malformed; it is not sent again")


def _send_mails() -> _Batch:
    claimed = claim_due(by_mail=True, most=MOST_MAILS_AT_ONCE, now=timezone.now())
    mailed = send_mails(claimed.ours)
    settle_sent(mailed.taken)
    settle_failed(mailed.refused, error="mail_refused")
    now = timezone.now()
    for each in mailed.later:
        settle_later(each, error="mail_server_away", at_least=None, now=now)
    if mailed.later:
        put_off(by_mail=True, until=now + pause_after(1))
    return _Batch(
        Drained(len(mailed.taken), len(mailed.later), len(mailed.refused)),
        more=claimed.looked_at > 0 and not mailed.later,
        is_away=bool(mailed.later),
    )
