"""Closing what is due: one transaction for all groups of a program, then the keys are destroyed.

A crash before the commit leaves everything as it was, keys included. A crash after it leaves keys
of ended rounds, which the next run destroys. Two runs at once wait for each other at the program's
row, and the second finds nothing due.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from facilitation.programs.models import Program
from facilitation.pulse.key_store import PulseNotSetUp
from facilitation.pulse.making import lock_program
from facilitation.pulse.models import SEALED
from facilitation.pulse.program_turn import ProgramTurn
from facilitation.pulse.round_keys import destroy_dead_keys
from facilitation.pulse.rounds import asked_by_calendar, open_by_calendar

log = logging.getLogger("in_this_room.pulse")


@dataclass(frozen=True)
class Turned:
    """How many rounds were opened, extended, closed, released and destroyed unread.

    `failed` counts what could not be done because of a fault: a round whose key is missing, the
    closing of a program, the opening of a group's round, the end of keys. The next run tries again.
    """

    opened: int = 0
    extended: int = 0
    closed: int = 0
    released: int = 0
    destroyed: int = 0
    failed: int = 0


def close_due_rounds(*, now: datetime | None = None) -> Turned:
    """Close what is due, open what is next, and destroy every key that is no longer needed.

    Run it every ten minutes or so, in as many processes as you like. A session's round is due two
    minutes after the first run that finds its room closed, so that answers on their way arrive.
    """
    now = now or timezone.now()
    turns, failed = _close_programs(now)
    try:
        destroy_dead_keys()
    except PulseNotSetUp:
        pass  # nobody is asked here, or else the rounds above have failed already
    except Exception as error:  # noqa: BLE001
        log.error("keys could not be destroyed: %s", type(error).__name__)
        failed += 1
    opened = 0
    for support_group in asked_by_calendar():
        try:
            opened += open_by_calendar(support_group, now=now)
        except Exception as error:  # noqa: BLE001  (one group's fault keeps no other waiting)
            log.error("a group's round could not be opened: %s", type(error).__name__)
            failed += 1
    return Turned(
        opened=opened,
        extended=sum(turn.extended for turn in turns),
        closed=sum(turn.closed for turn in turns),
        released=sum(turn.released for turn in turns),
        destroyed=sum(turn.destroyed for turn in turns),
        failed=failed + sum(turn.failed for turn in turns),
    )


def _close_programs(now: datetime) -> tuple[list[ProgramTurn], int]:
    """What was done, and in how many programs it could not be done."""
    turns: list[ProgramTurn] = []
    failed = 0
    due = Q(support_groups__pulse_rounds__status__in=SEALED) | Q(pulse_blocks__ended=False)
    for program_id in Program.objects.filter(due).distinct().values_list("pk", flat=True):
        try:
            with transaction.atomic(durable=True):
                turn = ProgramTurn(lock_program(program_id), now=now)
                turn.close()
            turns.append(turn)
        except Exception as error:  # noqa: BLE001  (one program's fault keeps no other open)
            log.error("a program's rounds could not be closed: %s", type(error).__name__)
            failed += 1
    return turns, failed
