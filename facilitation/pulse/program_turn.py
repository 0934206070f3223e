"""One closing of one program: every round of it that is due, and then the program's own block."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Q

from facilitation.programs.models import Program
from facilitation.pulse.counting import judge, opened_ballots
from facilitation.pulse.ending import close_round, destroy_block, extend_round, hold_back
from facilitation.pulse.group_release import WaitingSums, release_block
from facilitation.pulse.key_store import KeyGone
from facilitation.pulse.models import (
    GIVING_TOKENS,
    BlockStatus,
    PulseBlock,
    PulseRound,
    PulseRoundQuerySet,
    RoundStatus,
    SealedWhy,
)
from facilitation.pulse.program_release import settle_program
from facilitation.pulse.release import Ballots, Verdict
from facilitation.pulse.roster_changes import RosterChange
from facilitation.pulse.rosters import Asked, asked_in, facts_of_group
from facilitation.pulse.windows import day_in
from facilitation.sessions.models import SessionStatus

log = logging.getLogger("in_this_room.pulse")

ANSWERS_ON_THEIR_WAY = timedelta(minutes=2)  # phones in a room wait a random while before sending


class ProgramTurn:
    """Call `close` once, in a transaction that holds the lock on `program`'s row."""

    def __init__(self, program: Program, *, now: datetime) -> None:
        self.extended = self.closed = self.released = self.destroyed = self.failed = 0
        self._program = program
        self._now = now
        self._today = day_in(ZoneInfo(program.time_zone), now)
        self._sums: list[WaitingSums] = []

    def close(self) -> None:
        self._shorten_rounds_of_closed_rooms()
        for pulse_round in list(self._due()):
            try:
                with transaction.atomic():
                    self._close(pulse_round)
            except KeyGone:
                # Another folder than it was, or a database that is older than the end of a block.
                # Nothing is thrown away for it before its 180 days are over.
                log.error("the key of a sealed round is not in the key store")
                self.failed += 1
        self._destroy_old_blocks()
        # Of somebody who came or left in the very moment of a close.
        RosterChange.objects.filter(pulse_round__in=self._rounds()).exclude(
            pulse_round__status__in=GIVING_TOKENS
        ).delete()
        settle_program(self._program, self._sums, today=self._today)

    def _rounds(self) -> PulseRoundQuerySet:
        return PulseRound.objects.filter(support_group__program=self._program)

    def _shorten_rounds_of_closed_rooms(self) -> None:
        soon = self._now + ANSWERS_ON_THEIR_WAY
        closed = Q(group_session__status=SessionStatus.CLOSED)
        self._rounds().filter(closed, status=RoundStatus.OPEN, closes_at__gt=soon).update(
            closes_at=soon
        )

    def _due(self) -> PulseRoundQuerySet:
        of_roster_or_closed_room = Q(group_session=None) | Q(
            group_session__status=SessionStatus.CLOSED
        )
        due = self._rounds().filter(of_roster_or_closed_room, closes_at__lte=self._now)
        # The rows are locked: whoever hands a ballot in now waits, and then finds the round closed.
        return (
            due.filter(status=RoundStatus.OPEN)
            .select_for_update(of=("self",))
            .select_related("block", "support_group__program", "group_session__live_room")
            .order_by("support_group", "number")
        )

    def _close(self, pulse_round: PulseRound) -> None:
        if self._today > pulse_round.destroy_on:
            self._destroy(pulse_round.block)
        elif pulse_round.group_session_id is None:
            self._close_by_calendar(pulse_round)
        else:
            self._close_of_session(pulse_round)

    def _close_by_calendar(self, pulse_round: PulseRound) -> None:
        asked = asked_in(pulse_round)
        facts = facts_of_group(pulse_round.support_group, asked)
        verdict, ballots = judge(pulse_round, facts, widened=pulse_round.widened)
        if verdict == Verdict.RELEASE:
            close_round(pulse_round, roster_size=asked.size)
            self._release([(pulse_round, ballots)], asked)
            self.closed += 1
        elif self._today == pulse_round.destroy_on:
            self._destroy(pulse_round.block)
        else:
            extend_round(pulse_round, why=SealedWhy(verdict.value), now=self._now)
            self.extended += 1

    def _close_of_session(self, pulse_round: PulseRound) -> None:
        asked = asked_in(pulse_round)
        facts = facts_of_group(pulse_round.support_group, asked)
        close_round(pulse_round, roster_size=asked.size)
        earlier = list(
            PulseRound.objects.filter(block=pulse_round.block_id, status=RoundStatus.CLOSED)
            .exclude(pk=pulse_round.pk)
            .order_by("number")
        )
        widened = any(each.widened for each in earlier)
        verdict, ballots = judge(pulse_round, facts, widened=widened)
        if verdict == Verdict.RELEASE:
            before = [(each, opened_ballots(each, size=asked_in(each).size)) for each in earlier]
            self._release([(pulse_round, ballots), *before], asked)
        else:
            hold_back(pulse_round, why=SealedWhy(verdict.value))
        self.closed += 1

    def _release(self, rounds: list[tuple[PulseRound, Ballots]], asked: Asked) -> None:
        """The first one is the round that passed, and `asked` who could answer it."""
        self._sums.append(release_block(rounds, asked=asked, now=self._now))
        self.released += len(rounds)

    def _destroy(self, block: PulseBlock) -> None:
        self.destroyed += destroy_block(block)

    def _destroy_old_blocks(self) -> None:
        """Sealed rounds of sessions that no later round of 180 days brought over its rules."""
        old = self._rounds().filter(status=RoundStatus.CLOSED, destroy_on__lte=self._today)
        going_on = self._rounds().filter(status=RoundStatus.OPEN)
        blocks = PulseBlock.objects.filter(status=BlockStatus.SEALED, pk__in=old.values("block"))
        for block in blocks.exclude(pk__in=going_on.values("block")):
            self._destroy(block)
