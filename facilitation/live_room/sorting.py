"""Sorting texts before anybody but the facilitators sees them.

They can be read only after the poll has closed, from its floor of ballots on, in alphabetical
order and without numbers: nobody can match a text to a thumb that moved, or to its moment
(docs/decisions/0010).
"""

from __future__ import annotations

import secrets
from collections import Counter
from uuid import UUID

from django.db import transaction

from facilitation.live_room.answers import read_texts
from facilitation.live_room.changes import ChangeName, announce
from facilitation.live_room.models import (
    LiveRoom,
    Poll,
    PollStatus,
    TextStanding,
    TextToSort,
)
from facilitation.live_room.row import PollUnknown, locked_poll, locked_room
from facilitation.live_room.tally import Tally
from facilitation.live_room.texts import words_of

SHORTEST_NAME = 3  # letters


def collect_texts(poll: Poll) -> None:
    """Turn the ballots of a closing poll into texts to sort. The ballots are deleted elsewhere."""
    senders: Counter[str] = Counter()
    ballots = 0
    for answer in poll.ballots.values_list("answer", flat=True):
        ballots += 1
        senders.update(read_texts(answer))
    poll.tally = Tally(ballots, {}).as_json()
    if senders:
        poll.texts = []  # from now on somebody may have read some: the same is not asked again
    names = _names_around(poll.room)
    TextToSort.objects.bulk_create(
        TextToSort(
            key=secrets.randbits(63),
            poll=poll,
            text=text,
            senders=number,
            flagged=not names.isdisjoint(words_of(text)),
        )
        for text, number in senders.items()
    )


def sort_text(*, room: LiveRoom, poll_id: UUID, text_id: str, shown: bool) -> None:
    """Let a text through or keep it back; again is harmless. Raises `PollUnknown`."""
    with transaction.atomic():
        room = locked_room(room)
        poll = locked_poll(room, poll_id)
        key = int(text_id) if text_id.isdecimal() else -1
        text = poll.texts_to_sort.filter(key=key).first()
        if poll.status != PollStatus.SORTING or text is None:
            raise PollUnknown
        standing = TextStanding.SHOWN if shown else TextStanding.HIDDEN
        if text.standing != standing:
            text.standing = standing
            text.save(update_fields=["standing"])
            announce(room, ChangeName.TEXT_SORTED)


def keep_what_was_let_through(poll: Poll) -> bool:
    """Make the shown texts the poll's options, and forget the rest; False when there are none."""
    shown = sorted(
        poll.texts_to_sort.filter(standing=TextStanding.SHOWN),
        key=lambda each: each.text.casefold(),
    )
    if not shown:
        return False
    ids = [f"t{number}" for number in range(1, len(shown) + 1)]
    poll.texts = [{"id": one, "text": each.text} for one, each in zip(ids, shown, strict=True)]
    ballots = poll.counted.ballots if poll.counted else 0
    counts = {one: (each.senders,) for one, each in zip(ids, shown, strict=True)}
    poll.tally = Tally(ballots, counts).as_json()
    poll.texts_to_sort.all().delete()
    return True


def _names_around(room: LiveRoom) -> set[str]:
    """Parts of the names of those who may be in the room."""
    session = room.group_session
    names = [
        *session.support_group.members.values_list("person__name", flat=True),
        *session.co_facilitators.values_list("person__name", flat=True),
    ]
    return {word for name in names for word in words_of(name) if len(word) >= SHORTEST_NAME}
