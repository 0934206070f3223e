"""Taking the texts that a phone sends to an open word cloud or question board."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from facilitation.errors import Conflict
from facilitation.live_room.answers import write_texts
from facilitation.live_room.ballots import PollNotOpen, text_key
from facilitation.live_room.models import Ballot, LiveRoom, PollStatus, Seat
from facilitation.live_room.row import SeatGone, locked_poll
from facilitation.live_room.texts import tidy


class PollTakesNoTexts(Conflict):
    code = "poll_takes_no_texts"
    detail = _("This poll has options to choose from. It takes no texts.")


def write(*, room: LiveRoom, seat: int, token: str, poll_id: UUID, texts: Sequence[str]) -> None:
    """Store a phone's texts in place of those it sent before; none says "nothing from me".

    `seat` is the key of the seat that `token` opens. Raises `SeatGone`, `PollUnknown`,
    `PollTakesNoTexts`, `PollNotOpen`, and what `texts.tidy` raises.
    """
    with transaction.atomic():
        poll = locked_poll(room, poll_id)
        template = poll.template
        if not Seat.objects.filter(key=seat, room=room).exists():
            raise SeatGone
        if not template.takes_texts:
            raise PollTakesNoTexts
        if poll.status != PollStatus.OPEN:
            raise PollNotOpen
        Ballot.objects.update_or_create(
            key=text_key(token=token, poll_id=poll.pk),
            defaults={"poll": poll, "answer": write_texts(tidy(template, texts))},
        )
