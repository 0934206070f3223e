"""A desk's look-up of a redirect prompt: answered to the socket that asked, told to no other."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

from api.live.database import in_database
from api.live.messages.to_client import RedirectAnswer, RedirectPrompt
from api.live.messages.to_server import AskRedirect
from facilitation.redirects.judging import library_in_order
from facilitation.redirects.library import RedirectLibrary
from facilitation.redirects.looking_up import Found, count_look_up, look_up
from facilitation.sessions.models import CoFacilitator

# One thread of its own: finding a line may take a whole core for a moment, and votes go on.
_thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="redirects")


async def answer(command: AskRedirect, helper: CoFacilitator) -> RedirectAnswer:
    """Raises `NothingToLookUp`, `TextTooLong`, `TooManyLookUps`, `NotStoredYet`."""
    library = await in_database(_counted, helper)
    loop = asyncio.get_running_loop()
    found = await loop.run_in_executor(_thread, lambda: look_up(command.text, library=library))
    return _message(command.id, found)


def _counted(helper: CoFacilitator) -> RedirectLibrary:
    count_look_up(helper.person)
    return library_in_order()


def _message(command_id: str, found: Found) -> RedirectAnswer:
    return RedirectAnswer(
        id=command_id,
        lane=found.lane,
        engine=found.engine,
        prompts=[
            RedirectPrompt(
                pattern=each.pattern,
                tile=each.tile,
                move=each.move,
                wording=each.wording.id,
                text=each.wording.text,
            )
            for each in found.prompts
        ],
    )
