"""Taking messages so that no two workers send the same one.

A claim moves `next_attempt_at` to the end of the lease and counts the attempt, in a transaction of
its own, before anything is sent. Settling asks for the same attempt: a worker that was so slow that
another took over changes nothing any more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from facilitation.push.backoff import MOST_ATTEMPTS, pause_after
from facilitation.push.handing_on import why_not_now
from facilitation.push.models import Delivery, Stand
from facilitation.push.relevance import still_true
from facilitation.push.wishes import EVERYTHING, wishes_of_all

LEASE = timedelta(minutes=3)  # several times what the slowest batch takes


@dataclass(frozen=True)
class Claimed:
    """`ours` are to be sent now; `looked_at` counts those, too, that turned out not to be."""

    ours: list[Delivery]
    looked_at: int


def claim_due(*, by_mail: bool, most: int, now: datetime) -> Claimed:
    """Claim up to `most` messages of one kind. What is no longer true, or not now, is settled here:
    this is the last look before sending."""
    with transaction.atomic():
        due = list(
            Delivery.objects.filter(stand=Stand.WAITING, next_attempt_at__lte=now, by_mail=by_mail)
            .select_related("notification__person", "device")
            .select_for_update(skip_locked=True, of=("self",))
            .order_by("next_attempt_at")[:most]
        )
        if not due:
            return Claimed([], 0)
        relevant = still_true([each.notification for each in due])
        wishes = wishes_of_all([each.notification.person for each in due])
        ours: list[Delivery] = []
        others: list[Delivery] = []
        for each in due:
            notification = each.notification
            own = wishes.get(notification.person_id, EVERYTHING)
            why = why_not_now(notification, own, relevant, now)
            if each.device is None and not each.by_mail:
                why = "device_gone"
            if isinstance(why, datetime):
                each.next_attempt_at = why
            elif why is not None:
                each.stand, each.last_error = Stand.DROPPED, why
            else:
                each.attempts += 1
                ours.append(each)
                continue
            others.append(each)
        # One statement for nearly all of them: a batch is nearly always claimed whole.
        Delivery.objects.filter(pk__in=[each.pk for each in ours]).update(
            next_attempt_at=now + LEASE, attempts=F("attempts") + 1
        )
        Delivery.objects.bulk_update(others, ["stand", "last_error", "next_attempt_at"])
        return Claimed(ours, len(due))


def settle_sent(deliveries: Sequence[Delivery]) -> None:
    _settle(deliveries, stand=Stand.SENT, last_error="")


def settle_failed(deliveries: Sequence[Delivery], *, error: str) -> None:
    _settle(deliveries, stand=Stand.FAILED, last_error=error)


def settle_later(
    delivery: Delivery, *, error: str, at_least: timedelta | None, now: datetime
) -> None:
    """Try again, with growing pauses; after `MOST_ATTEMPTS` it is given up."""
    if delivery.attempts >= MOST_ATTEMPTS:
        settle_failed([delivery], error=error)
        return
    pause = pause_after(delivery.attempts, at_least=at_least)
    _settle([delivery], next_attempt_at=now + pause, last_error=error)


def put_off(*, by_mail: bool, until: datetime) -> None:
    """The other side is away: what is due waits too, so that nobody knocks for each message."""
    Delivery.objects.filter(
        stand=Stand.WAITING, by_mail=by_mail, next_attempt_at__lt=until, attempts=0
    ).update(next_attempt_at=until)


def _settle(deliveries: Sequence[Delivery], **changes: object) -> None:
    by_attempt: dict[int, list[Delivery]] = {}
    for each in deliveries:
        by_attempt.setdefault(each.attempts, []).append(each)
    for attempts, same in by_attempt.items():
        Delivery.objects.filter(
            pk__in=[each.pk for each in same], stand=Stand.WAITING, attempts=attempts
        ).update(**changes)
