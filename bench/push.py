"""10,000 notifications, each to one phone, drained against a Firebase on loopback.

    python -m bench.push --messages 10000 --workers 1

The event is one that the outbox asks about before sending: a session was moved. Workers are the
product's (`manage.py db_worker`), in processes of their own.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from datetime import timedelta
from pathlib import Path
from typing import Any

from bench.databases import database, postgresql_url
from bench.processes import clean_up_when_told_to_end

WITHIN = 600.0  # seconds
AT_ONCE = 1000  # rows


def prepare(messages: int) -> None:
    """So many people on one roster, each with a phone, and a session that is moved."""
    from django.core.management import call_command
    from django.utils import timezone

    from facilitation.groups.models import GroupAccess, GroupMember
    from facilitation.groups.roster import create_support_group
    from facilitation.plans.files import plan_files, read_plan_file
    from facilitation.plans.modality import Modality
    from facilitation.plans.publication import publish_plan
    from facilitation.programs.enrolment import create_program
    from facilitation.programs.models import Person
    from facilitation.push.models import AddressKind, Device, Platform
    from facilitation.push.tasks import send_due
    from facilitation.sessions.models import GroupSession, SessionStatus
    from facilitation.sessions.scheduling import change_session, draft_sessions

    call_command("migrate", verbosity=0)
    program = create_program(name="Bench", time_zone="UTC", country="DE")
    group = create_support_group(
        program=program,
        name="Bench",
        modality=Modality.DOCTORS_IN_TRAINING,
        capacity=12,
        access=GroupAccess.CLOSED_ROSTER,
    )
    document = read_plan_file(plan_files()[0]).document
    assert document is not None
    starts_at = timezone.now() + timedelta(days=5)
    [session] = draft_sessions(
        support_group=group, plan=publish_plan(document=document), starts_at=starts_at
    )
    GroupSession.objects.update(status=SessionStatus.SCHEDULED)
    people = [Person(name="P", email=f"p{number}@example.org") for number in range(messages)]
    # No real roster is as large: it is written straight into the table.
    Person.objects.bulk_create(people, batch_size=AT_ONCE)
    GroupMember.objects.bulk_create(
        [GroupMember(support_group=group, person=person) for person in people], batch_size=AT_ONCE
    )
    today = timezone.now().date()
    Device.objects.bulk_create(
        [
            Device(
                person=person,
                kind=AddressKind.FID,
                value=f"phone-{number}",
                value_hash=number.to_bytes(32, "big"),
                platform=Platform.WEB,
                added_on=today,
            )
            for number, person in enumerate(people)
        ],
        batch_size=AT_ONCE,
    )
    session.refresh_from_db()
    change_session(group_session=session, starts_at=starts_at + timedelta(hours=2))
    send_due.enqueue()  # a run for a second worker


def drain(workers: int, *, port: int) -> dict[str, Any]:
    from django.db import connection

    connection.close()
    command = [sys.executable, "-m", "tests.push.worker"]
    began = time.monotonic()
    running = [subprocess.Popen(command) for _worker in range(workers)]
    most_kib = 0
    while any(worker.poll() is None for worker in running):
        if time.monotonic() - began > WITHIN:
            raise SystemExit("the workers did not come to an end")
        most_kib = max(most_kib, sum(_rss_kib(worker.pid) for worker in running))
        time.sleep(0.05)
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/sent") as answer:
        sent = json.load(answer)
    seconds = sent["last_s"]
    return {
        "messages": sent["messages"],
        "per_s": round(sent["messages"] / seconds),
        "last_s": round(seconds, 1),
        "rss_mib": round(most_kib / 1024, 1),
        "sent_twice": sent["twice"],
    }


def _rss_kib(process: int) -> int:
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS:")), 0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--postgresql-url", default=postgresql_url())
    options = parser.parse_args()
    clean_up_when_told_to_end()
    with (
        tempfile.TemporaryDirectory(prefix="in-this-room-bench-") as folder,
        database(options.database, name="push", url=options.postgresql_url) as url,
        subprocess.Popen(
            [sys.executable, "-m", "tests.push.loopback_firebase", folder], stdout=subprocess.PIPE
        ) as firebase,
    ):
        try:
            assert firebase.stdout is not None
            port = int(firebase.stdout.readline())
            os.environ |= {
                "SECRET_KEY": "for-the-benchmark-only",
                "PLAIN_HTTP": "1",
                "DATABASE_URL": url,
                "DJANGO_SETTINGS_MODULE": "backend.settings",
                "FIREBASE_SERVICE_ACCOUNT": f"{folder}/service-account.json",
                "FCM_URL": f"http://127.0.0.1:{port}/v1/projects/{{0}}/messages:send",
            }
            import django

            django.setup()
            prepare(options.messages)
            figures = drain(options.workers, port=port)
        finally:
            firebase.terminate()
    head = {"bench": "push", "workers": options.workers, "database": options.database}
    print(json.dumps(head | figures))


if __name__ == "__main__":
    main()
