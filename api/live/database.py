"""The one thread in which a live process talks to its database.

One thread keeps the room's changes in the order of their commits, and keeps one connection open
instead of one for each of a pool's threads. Channels' own bridge would also hop threads for every
message and close the connection after each.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, ParamSpec, TypeVar

from django.db import InterfaceError, OperationalError, connection
from django.utils.translation import gettext_lazy as _
from redis.exceptions import RedisError

from facilitation.errors import Unavailable

P = ParamSpec("P")
T = TypeVar("T")

DEADLINE = 8.0  # seconds to go on trying while the database is locked or away
FIRST_WAIT, LONGEST_WAIT = 0.05, 0.5

log = logging.getLogger("in_this_room.live")
_thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="live-room")


class NotStoredYet(Unavailable):
    code = "storage_unavailable"
    detail = _("The storage did not answer in time. Nothing was changed: send it again.")


async def in_database(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Run `work` in the database thread.

    It must be safe to run again, because a lost connection repeats it. Raises `NotStoredYet` when
    the database stayed away for 8 seconds, counted from now: what has waited behind other work
    is not made to wait as long again.
    """
    loop = asyncio.get_running_loop()
    give_up_at = time.monotonic() + DEADLINE
    return await loop.run_in_executor(
        _thread, lambda: _with_retries(give_up_at, work, *args, **kwargs)
    )


def _with_retries(give_up_at: float, work: Callable[..., T], *args: Any, **kwargs: Any) -> T:
    wait = FIRST_WAIT
    while True:
        try:
            return work(*args, **kwargs)
        except (OperationalError, InterfaceError, RedisError) as error:
            connection.close()  # it may be broken; the next try opens another
            if time.monotonic() + wait > give_up_at:
                log.error("the database stayed away: %s", type(error).__name__)
                raise NotStoredYet from None
            time.sleep(wait)
            wait = min(wait * 2, LONGEST_WAIT)
