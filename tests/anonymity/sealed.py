"""Ours: blind tokens and sealed answers, through the functions that the API calls."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from facilitation.groups.models import GroupAccess, SupportGroup
from facilitation.groups.roster import add_to_roster, create_support_group
from facilitation.plans.modality import Modality
from facilitation.programs.enrolment import create_program, enrol, person_with_email
from facilitation.programs.models import Person, Role
from facilitation.pulse.ballot_box import PulseBallot
from facilitation.pulse.cadence import set_cadence
from facilitation.pulse.closing import close_due_rounds
from facilitation.pulse.items import WORDS, ItemKind, item
from facilitation.pulse.manifest import canonical
from facilitation.pulse.models import PulseRound, PulseWay, RoundStatus
from facilitation.pulse.reading import rounds_for
from tests.anonymity.loot import Schema
from tests.anonymity.story import SCALE, Happening
from tests.pulse.phones import Phone


class SealedPulse:
    """A group of eight that is asked every week. Each `open_round` finds the next one open."""

    schema = Schema(ballots=frozenset({PulseBallot._meta.db_table}))

    def __init__(self, *, seed: int = 1) -> None:
        self.chance = random.Random(seed)
        self.now = timezone.now()
        self.phones: dict[str, Phone] = {}
        self.people: dict[str, Person] = {}
        self.sent: list[bytes] = []  # the plaintexts
        self.group = self._group()
        self.round: PulseRound

    @property
    def members(self) -> list[str]:
        return list(self.people)

    def open_round(self, members: Sequence[str]) -> None:
        close_due_rounds(now=self.now)
        self.round = PulseRound.objects.select_related("block").get(
            support_group=self.group, status=RoundStatus.OPEN
        )
        self.phones.clear()
        self.sent.clear()

    def happens(self, happening: Happening) -> None:
        """Every opening fetches the token for whoever has none yet, answered or not."""
        person = self.people[happening.member]
        if happening.what == "opens":
            assert self.round in rounds_for(person)
            if happening.member not in self.phones:
                self.phones[happening.member] = Phone.of_member(self.round, person)
        else:
            document = {"v": 1, "answers": self._answers(happening.answer)}
            self.sent.append(canonical(document).encode())
            self.phones[happening.member].send(self.sent[-1])

    def close_round(self) -> None:
        self.now = self.round.closes_at + timedelta(minutes=1)
        close_due_rounds(now=self.now)

    def _answers(self, answer: int | None) -> dict[str, int | str]:
        """`answer` to the first item from 0 to 10, anything to the others, nothing in a blank."""
        if answer is None:
            return {}
        kinds = {name: item(name).kind for name in self.round.items}
        first = next(name for name, kind in kinds.items() if kind == ItemKind.SCALE)
        drawn = {name: self.chance.choice(WORDS[kind] or SCALE) for name, kind in kinds.items()}
        return drawn | {first: answer}

    def _group(self) -> SupportGroup:
        program = create_program(name="Emergency", time_zone="Europe/Berlin", country="DE")
        group = create_support_group(
            program=program,
            name="Tuesday circle",
            modality=Modality.DOCTORS_IN_TRAINING,
            capacity=8,
            access=GroupAccess.CLOSED_ROSTER,
        )
        for number in range(8):
            person = person_with_email(email=f"resident{number}@example.org", name=f"R {number}")
            enrol(program=program, person=person, role=Role.RESIDENT)
            add_to_roster(support_group=group, person=person)
            self.people[str(person.pk)] = person
        today = self.now.astimezone(ZoneInfo(program.time_zone)).date()
        set_cadence(
            support_group=group,
            way=PulseWay.CALENDAR,
            every_weeks=1,
            starts_on=today,
            open_days=7,
            now=self.now,
        )
        return group
