"""A large group that is asked by the calendar, and its phones: what stands round what is measured.

Import it when Django is set up.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from facilitation.groups.models import GroupAccess, GroupMember, SupportGroup
from facilitation.groups.roster import create_support_group
from facilitation.plans.modality import Modality, largest_group
from facilitation.programs.models import Person, Program
from facilitation.pulse.blind_signing import Blinded, blind, finalize, prepare
from facilitation.pulse.cadence import set_cadence
from facilitation.pulse.closing import close_due_rounds
from facilitation.pulse.counting import sealing_info
from facilitation.pulse.items import WORDS, ItemKind, item
from facilitation.pulse.manifest import canonical
from facilitation.pulse.models import PulseRound, PulseWay, RoundStatus
from facilitation.pulse.sealing import pad, seal


@dataclass(frozen=True)
class Phone:
    """One member's, with a message that waits for its blind signature."""

    person: Person
    prepared: bytes
    blinded: Blinded

    def ballot(self, pulse_round: PulseRound, blind_signature: bytes) -> tuple[bytes, bytes]:
        """The token's signature, and an answer to every item, sealed."""
        public = bytes(pulse_round.issuer_public)
        signature = finalize(public, self.prepared, blind_signature, self.blinded.inverse)
        answers = {name: _answer(name) for name in pulse_round.items}
        sealed = seal(
            bytes(pulse_round.block.sealing_public),
            pad(canonical({"v": 1, "answers": answers}).encode()),
            sealing_info(pulse_round.pk),
            hashlib.sha256(self.prepared).digest(),
        )
        return signature, sealed


def open_round(program: Program, *, members: int, weeks: int, now: datetime) -> PulseRound:
    """Ask a group of so many for `weeks` weeks. Its roster is written straight into the table."""
    modality = Modality.DOCTORS_IN_TRAINING
    group = create_support_group(
        program=program,
        name=f"{members} members",
        modality=modality,
        capacity=largest_group(modality),
        access=GroupAccess.CLOSED_ROSTER,
    )
    people = Person.objects.bulk_create(
        Person(email=f"{number}@{members}.example", name=str(number)) for number in range(members)
    )
    GroupMember.objects.bulk_create(
        GroupMember(support_group=group, person=person) for person in people
    )
    set_cadence(
        support_group=group,
        way=PulseWay.CALENDAR,
        every_weeks=weeks,
        starts_on=now.astimezone(ZoneInfo(program.time_zone)).date(),
        open_days=7 * weeks,
        now=now,
    )
    rounds = PulseRound.objects.select_related("block")
    return rounds.get(support_group=group, status=RoundStatus.OPEN)


def phones_of(group: SupportGroup, pulse_round: PulseRound) -> list[Phone]:
    public = bytes(pulse_round.issuer_public)
    messages = (prepare(secrets.token_bytes(32)) for _member in iter(int, 1))
    people = Person.objects.filter(group_places__support_group=group)
    return [
        Phone(person, message, blind(public, message))
        for person, message in zip(people, messages, strict=False)
    ]


def close(pulse_round: PulseRound) -> None:
    """Raises `SystemExit` unless it was closed and released: then there is nothing to measure."""
    turned = close_due_rounds(now=pulse_round.closes_at + timedelta(minutes=1))
    if turned.released != 1:
        raise SystemExit(f"the round was not released: {turned}")


def _answer(name: str) -> int | str:
    kind = item(name).kind
    return secrets.randbelow(11) if kind == ItemKind.SCALE else secrets.choice(WORDS[kind])
