"""The one door through which anything is told to anybody.

The row is written in the caller's transaction: an event that is rolled back tells nobody, and one
that is committed is told even if the process dies at once.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from facilitation.programs.models import Person
from facilitation.push.events import About, Event
from facilitation.push.models import Delivery, Notification, Stand
from facilitation.push.waking import wake_worker

WORTH_SENDING_FOR = timedelta(days=2)  # unless the event says something else
KEPT_AFTER_ITS_END = timedelta(days=3)


@transaction.atomic
def notify(
    *,
    event: Event,
    people: Iterable[Person],
    about: About,
    not_before: datetime | None = None,
    expires_at: datetime | None = None,
    occasion: str = "",
    wakes: bool = True,
) -> int:
    """Tell each of `people`, once, that there is an update. Returns how many will be told by this.

    `occasion` (up to 64 characters) names what happened, so that telling it again does nothing.
    Without it each call is a new occasion; then whoever has one waiting of the same event about the
    same thing gets no second. `not_before` is now by default, `expires_at` two days after it.
    Without `wakes` the worker's own notes do not tell when this was called: a serving process finds
    it within ten minutes.
    """
    starts = not_before or timezone.now()
    ends = expires_at or starts + WORTH_SENDING_FOR
    told = {person.pk for person in people}
    if not occasion:
        waiting = Notification.objects.filter(
            event=event, about=about.id, person__in=told, stand=Stand.WAITING
        )
        told -= set(waiting.values_list("person_id", flat=True))
        waiting.filter(expires_at__lt=ends).update(expires_at=ends)
    known = set(
        Notification.objects.filter(
            event=event, about=about.id, person__in=told, occasion=occasion
        ).values_list("person_id", flat=True)
    )
    # One occasion for all of a call, and never a key that could be computed from what happened.
    occasion = occasion or uuid.uuid4().hex
    Notification.objects.bulk_create(
        [
            Notification(
                person_id=person,
                event=event,
                about=about.id,
                occasion=occasion,
                time_zone=about.program.time_zone,
                not_before=starts,
                expires_at=ends,
            )
            for person in told - known
        ],
        ignore_conflicts=True,  # somebody else told the same at the same time
    )
    if told - known and wakes:
        wake_worker(at=starts)
    return len(told - known)


def take_back(*, event: Event, about: UUID, occasion: str | None = None) -> None:
    """What happened is undone: whoever waits to be told of it is not told any more.

    `occasion` as in `notify`; every occasion by default.
    """
    waiting = Notification.objects.filter(event=event, about=about, stand=Stand.WAITING)
    if occasion is not None:
        waiting = waiting.filter(occasion=occasion)
    waiting.update(stand=Stand.DROPPED, why="taken_back")


def forget_old(*, now: datetime | None = None) -> int:
    """Delete what was over three days ago, however it ended. Returns how many notifications."""
    now = now or timezone.now()
    old = Notification.objects.filter(expires_at__lt=now - KEPT_AFTER_ITS_END)
    Delivery.objects.filter(notification__in=old).delete()
    return old.delete()[0]
