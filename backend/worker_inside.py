"""The worker in a thread of the demonstration, which has one command for everything.

It ends with the process. For real it is a process of its own: `manage.py db_worker`.
"""

from __future__ import annotations

import threading

LOOKS_EVERY = 2.0  # seconds


def start_worker_inside() -> threading.Thread:
    from django_tasks_db.management.commands.db_worker import Worker

    worker = Worker(
        queue_names=["default"],
        interval=LOOKS_EVERY,
        batch=False,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="demonstration",
        excluded_queue_names=[],
    )
    thread = threading.Thread(target=worker.run, name="worker", daemon=True)
    thread.start()
    return thread
