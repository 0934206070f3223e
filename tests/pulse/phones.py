"""What phones do in a pulse, said to the domain: take a token, seal an answer, hand it in."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from facilitation.groups.models import GroupAccess, SupportGroup
from facilitation.groups.roster import add_to_roster, create_support_group
from facilitation.plans.modality import Modality
from facilitation.programs.enrolment import enrol, person_with_email
from facilitation.programs.models import Person, Program, Role
from facilitation.pulse.ballots import accept_ballot
from facilitation.pulse.blind_signing import blind, finalize, prepare
from facilitation.pulse.cadence import set_cadence
from facilitation.pulse.counting import sealing_info
from facilitation.pulse.issuance import issue_to_member, issue_to_seat
from facilitation.pulse.items import Answer, ItemKind, item
from facilitation.pulse.key_store import key_store
from facilitation.pulse.models import PulseRound, PulseWay, RoundStatus
from facilitation.pulse.sealing import pad, seal
from facilitation.sessions.models import GroupSession
from tests.cast import Cast

MONDAY = date(2026, 3, 2)
MORNING = datetime(2026, 3, 2, 9, tzinfo=UTC)
DAY = timedelta(days=1)
NAMES = ["Rita", "Ron", "Ruth", "Rex", "Rosa", "Raj", "Rina", "Roy", "Runa", "Rolf"]


class Phone:
    """One phone's token for one round."""

    def __init__(self, pulse_round: PulseRound) -> None:
        self.round = pulse_round
        self.issuer = bytes(pulse_round.issuer_public)
        self.prepared = prepare(secrets.token_bytes(32))
        self.blinded = blind(self.issuer, self.prepared)
        self.signature = b""

    @classmethod
    def of_member(cls, pulse_round: PulseRound, person: Person) -> Phone:
        phone = cls(pulse_round)
        return phone.take(
            issue_to_member(
                pulse_round=pulse_round, person=person, blinded_message=phone.blinded.message
            )
        )

    @classmethod
    def of_seat(cls, pulse_round: PulseRound, group_session: GroupSession, key: int) -> Phone:
        phone = cls(pulse_round)
        return phone.take(
            issue_to_seat(
                group_session=group_session, seat_key=key, blinded_message=phone.blinded.message
            )
        )

    def take(self, blind_signature: bytes) -> Phone:
        self.signature = finalize(self.issuer, self.prepared, blind_signature, self.blinded.inverse)
        return self

    @property
    def token_hash(self) -> bytes:
        return hashlib.sha256(self.prepared).digest()

    def sealed(self, plaintext: bytes) -> bytes:
        public = bytes(self.round.block.sealing_public)
        return seal(public, pad(plaintext), sealing_info(self.round.pk), self.token_hash)

    def send(self, plaintext: bytes) -> None:
        accept_ballot(
            round_id=self.round.pk,
            prepared=self.prepared,
            signature=self.signature,
            sealed=self.sealed(plaintext),
        )

    def answer(self, score: int = 6, **others: Answer) -> Phone:
        """Every item answered: each scale with `score`."""
        words: Mapping[ItemKind, Answer] = {
            ItemKind.SCALE: score,
            ItemKind.YES_PARTLY_NO: "partly",
            ItemKind.FIRST_OR_RETURNING: "returning",
        }
        answers = {key: words[item(key).kind] for key in self.round.items} | others
        self.send(json.dumps({"v": 1, "answers": answers}).encode())
        return self


@dataclass(frozen=True)
class Circle:
    """A group that is asked every four weeks for seven days, from Monday on."""

    group: SupportGroup
    people: list[Person]

    @property
    def open_round(self) -> PulseRound:
        return self.group.pulse_rounds.get(status=RoundStatus.OPEN)

    @property
    def coming(self) -> PulseRound:
        return self.group.pulse_rounds.get(status=RoundStatus.COMING)

    def answer(self, scores: Sequence[int], people: Sequence[Person] | None = None) -> list[Phone]:
        """The first members answer the open round, one score each."""
        asked = list(self.people if people is None else people)[: len(scores)]
        return [
            Phone.of_member(self.open_round, person).answer(score)
            for person, score in zip(asked, scores, strict=True)
        ]


def resident(program: Program, name: str) -> Person:
    person = person_with_email(email=f"{name.lower()}@{program.name.lower()}.example", name=name)
    enrol(program=program, person=person, role=Role.RESIDENT)
    return person


def tuesday_circle(cast: Cast, *, others: int = 4, asked: bool = True) -> Circle:
    """Rae, Rob and `others` more."""
    people = [cast.rae, cast.rob, *(resident(cast.program, name) for name in NAMES[:others])]
    for person in people:
        add_to_roster(support_group=cast.circle, person=person)
    return _circle(cast.circle, people, asked=asked)


def thursday_circle(
    cast: Cast, *, size: int = 6, program: Program | None = None, asked: bool = True
) -> Circle:
    """A second group of the program, of other people; or the first one of another program."""
    program = program or cast.program
    group = create_support_group(
        program=program,
        name="Thursday circle",
        modality=Modality.DOCTORS_IN_TRAINING,
        capacity=12,
        access=GroupAccess.CLOSED_ROSTER,
    )
    people = [resident(program, f"T{name}") for name in NAMES[:size]]
    for person in people:
        add_to_roster(support_group=group, person=person)
    return _circle(group, people, asked=asked)


def _circle(group: SupportGroup, people: list[Person], *, asked: bool) -> Circle:
    if asked:
        set_cadence(
            support_group=group,
            way=PulseWay.CALENDAR,
            every_weeks=4,
            starts_on=MONDAY,
            open_days=7,
            now=MORNING,
        )
    return Circle(group, people)


def names_of_keys() -> list[str]:
    return key_store().names()
