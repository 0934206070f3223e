"""Telling the worker that there is something to send, once for all that is due by then."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult


def wake_worker(*, at: datetime) -> None:
    """After the commit, let `send_due` run at `at`, unless it will run by then anyway."""
    # Robust: what was committed stands, and the next wake-up finds it.
    transaction.on_commit(lambda: _enqueue(at), robust=True)


def _enqueue(at: datetime) -> None:
    from facilitation.push.tasks import send_due  # it imports what sends, which imports this

    now = timezone.now()
    waiting = DBTaskResult.objects.filter(
        status="READY", task_path=send_due.module_path, run_after__lte=max(at, now)
    )
    if at > now:
        # One that runs long before is of no use; one minute is early enough.
        waiting = waiting.filter(run_after__gte=at - timedelta(minutes=1))
    if not waiting.exists():
        send_due.using(run_after=max(at, now)).enqueue()
