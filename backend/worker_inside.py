"""The worker in a thread of the demonstration, which has one command for everything.

It ends with the process. For real it is a process of its own: `manage.py db_worker`.
"""

from __future__ import annotations

import threading
from typing import Any

LOOKS_EVERY = 2.0  # seconds


class WorkerInside:
    """Works from its making until `stop`, which waits for what is under way."""

    def __init__(self) -> None:
        from django_tasks_db.management.commands.db_worker import Worker  # needs Django set up

        self._worker: Any = Worker(
            queue_names=["default"],
            interval=LOOKS_EVERY,
            batch=False,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id="demonstration",
            excluded_queue_names=[],
        )
        self._thread = threading.Thread(target=self._work, name="worker", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._worker.running = False
        self._thread.join()

    def _work(self) -> None:
        from django.db import connection

        try:
            self._worker.run()
        finally:
            connection.close()
