"""What the worker does. `manage.py db_worker` runs it; `make demo` has one inside."""

from __future__ import annotations

import logging
from datetime import timedelta

from django.conf import settings
from django.db.models import Min
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from facilitation.push.firebase import configured_carrier
from facilitation.push.mail import mail_reaches_people
from facilitation.push.models import Delivery, Notification, Stand
from facilitation.push.outbox import forget_old
from facilitation.push.sending import Drained, drain
from facilitation.push.waking import wake_worker

log = logging.getLogger("in_this_room.push")

RUNS_KEPT = timedelta(days=1)


@task()
def send_due() -> dict[str, int]:
    """Send what is due, and see to it that this runs again when the next thing is."""
    try:
        done = send_now()
    except Exception as error:  # noqa: BLE001  (a run's row would keep the trace and what is in it)
        log.error("the outbox could not be emptied: %s", type(error).__name__)
        done = Drained(failed=1)
    wake_for_what_waits()
    return {"sent": done.sent, "later": done.later, "failed": done.failed}


def send_now() -> Drained:
    return drain(carrier=configured_carrier(), mail=mail_reaches_people())


def wake_for_what_waits() -> None:
    """Starts anew what a killed worker left: its run stays unfinished for ever."""
    waiting = [
        Notification.objects.filter(stand=Stand.WAITING).aggregate(at=Min("not_before"))["at"],
        Delivery.objects.filter(stand=Stand.WAITING).aggregate(at=Min("next_attempt_at"))["at"],
    ]
    times = [at for at in waiting if at is not None]
    if times:
        wake_worker(at=max(min(times), timezone.now() + timedelta(seconds=1)))


def tidy() -> None:
    """Forget old notifications, and the worker's own notes of runs that are over or were killed."""
    forget_old()
    DBTaskResult.objects.exclude(status="READY").filter(
        enqueued_at__lt=timezone.now() - RUNS_KEPT
    ).delete()


def say_what_reaches_people() -> None:
    """Once, when a server or worker starts: that there is no Firebase is no fault."""
    if settings.FIREBASE_SERVICE_ACCOUNT:
        return
    instead = "mail and calendars" if mail_reaches_people() else "calendars alone"
    log.warning("no Firebase credentials are set: people are reminded by %s", instead)
