"""What a serving process does soon after its start and every ten minutes, beside serving.

Rooms are closed here so that their phones are told. Pulse rounds open and close here, because
nothing else in the product looks at the calendar; `manage.py close_pulse_rounds` does it by hand.
Reminders are planned here, and sent by the worker (`manage.py plan_reminders` plans by hand).
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Any

from api.live.database import in_database
from facilitation.errors import Unavailable
from facilitation.live_room.opening import close_forgotten_rooms
from facilitation.prebriefs.reminding import plan_prebrief_reminders
from facilitation.pulse.closing import close_due_rounds
from facilitation.push.tasks import tidy, wake_for_what_waits
from facilitation.reminders.planning import plan_reminders

FIRST_AFTER = 60.0  # seconds: a process that is started anew every few minutes gets to it, too
EVERY = 600.0  # seconds

log = logging.getLogger("in_this_room.live")

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]


def cared_for(application: Application) -> Application:
    """The application, whose caretaker works from the first request or socket on.

    A program whose groups are asked by the calendar may open no room for weeks.
    """
    caretakers: dict[asyncio.AbstractEventLoop, asyncio.Task[None]] = {}

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        loop = asyncio.get_running_loop()
        if loop not in caretakers:
            caretakers[loop] = loop.create_task(_take_care())
        await application(scope, receive, send)

    return answer


async def _take_care() -> None:
    await asyncio.sleep(FIRST_AFTER)
    while True:
        await see_to(close_forgotten_rooms)
        await see_to(close_due_rounds)
        await see_to(plan_reminders)
        await see_to(plan_prebrief_reminders)
        await see_to(tidy)
        await see_to(wake_for_what_waits)
        await asyncio.sleep(EVERY)


async def see_to(work: Callable[[], object]) -> None:
    """Do it in the database's thread. Whatever goes wrong is tried again the next time."""
    try:
        await in_database(work)
    except Unavailable:
        return  # it was logged where it was noticed
    except Exception as error:  # noqa: BLE001  (the caretaker goes on; a trace could hold an answer)
        log.error("the caretaker could not do its work: %s", type(error).__name__)
