"""From a notification to its messages: one for each device, or one by mail where there is none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from facilitation.push.events import Event
from facilitation.push.models import Delivery, Device, Notification, Stand
from facilitation.push.relevance import still_true
from facilitation.push.wishes import EVERYTHING, Wishes, wishes_of_all

AT_ONCE = 200


@dataclass(frozen=True)
class Channels:
    """What this installation can use. The calendar is always there, and nobody is woken by it."""

    push: bool
    mail: bool


def hand_on_due(*, channels: Channels, now: datetime) -> int:
    """Take up to `AT_ONCE` notifications whose time has come. Returns how many were looked at."""
    with transaction.atomic():
        due = list(
            Notification.objects.filter(stand=Stand.WAITING, not_before__lte=now)
            .select_related("person")
            .select_for_update(skip_locked=True, of=("self",))
            .order_by("not_before")[:AT_ONCE]
        )
        if not due:
            return 0
        relevant = still_true(due)
        wishes = wishes_of_all([each.person for each in due])
        devices = _devices_of(due) if channels.push else {}
        deliveries: list[Delivery] = []
        handed_on: list[Notification] = []
        others: list[Notification] = []
        for each in due:
            own = wishes.get(each.person_id, EVERYTHING)
            reached = devices.get(each.person_id, [])
            if _holds_back(each, own, relevant, now):
                others.append(each)
                continue
            by_mail = channels.mail and own.by_mail and not reached
            if not reached and not by_mail:
                _drop(each, "no_way_to_reach")
                others.append(each)
                continue
            handed_on.append(each)
            deliveries += [
                Delivery(notification=each, device_id=device, next_attempt_at=now)
                for device in reached
            ]
            if by_mail:
                deliveries.append(Delivery(notification=each, by_mail=True, next_attempt_at=now))
        Delivery.objects.bulk_create(deliveries)
        Notification.objects.filter(pk__in=[each.pk for each in handed_on]).update(
            stand=Stand.HANDED_ON
        )
        Notification.objects.bulk_update(others, ["stand", "why", "not_before"])
        return len(due)


def why_not_now(
    notification: Notification, wishes: Wishes, relevant: set[UUID], now: datetime
) -> str | datetime | None:
    """A word if it must never be sent, an instant if only then, None if now."""
    if notification.expires_at <= now:
        return "too_late"
    if notification.pk not in relevant or not notification.person.is_active:
        return "no_longer_true"
    if Event(notification.event) in wishes.muted:
        return "muted"
    free = wishes.free_from(now, ZoneInfo(notification.time_zone))
    if free <= now:
        return None
    return free if free < notification.expires_at else "too_late"


def _holds_back(
    notification: Notification, wishes: Wishes, relevant: set[UUID], now: datetime
) -> bool:
    """Whether nothing is handed on now; then the notification says why."""
    why = why_not_now(notification, wishes, relevant, now)
    if isinstance(why, datetime):
        notification.not_before = why
    elif why is not None:
        _drop(notification, why)
    return why is not None


def _drop(notification: Notification, why: str) -> None:
    notification.stand, notification.why = Stand.DROPPED, why


def _devices_of(due: Iterable[Notification]) -> dict[UUID, list[UUID]]:
    found: dict[UUID, list[UUID]] = defaultdict(list)
    rows = Device.objects.filter(person__in={each.person_id for each in due})
    for person, device in rows.values_list("person_id", "id"):
        found[person].append(device)
    return found
