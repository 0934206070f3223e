"""Years of many programs, written straight into the tables: for the benchmark alone.

Nothing of it went through the rules, and no answer was ever given. The rows have the shapes of
real ones: thirteen releases a year, a session every two weeks with its room, its leader and a
debrief. Import it when Django is set up.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from django.db import connection, models
from django.test import Client

from facilitation.debriefs.models import Debrief
from facilitation.groups.models import GroupAccess, SupportGroup
from facilitation.live_room.models import LiveRoom, RoomStatus
from facilitation.plans.modality import Modality
from facilitation.plans.models import Plan
from facilitation.programs.models import Membership, Person, Program, Role
from facilitation.pulse.items import ItemKind, items_for
from facilitation.pulse.released import ProgramRelease
from facilitation.sessions.models import (
    CoFacilitator,
    CoFacilitatorRole,
    GroupSession,
    SessionStatus,
)

LAST_YEAR = 2024  # the academic year 2024-25 is the last one, and over
RELEASES, SESSIONS = 13, 26  # a year
GROUPS = 2
DIRECTORS = 50  # at the most, sign in
AT_A_TIME = 5_000
TAGS = ["life-outside", "workload", "frustration", "worn-out", "suffering", "echo", "next-steps"]


@dataclass(frozen=True)
class Reader:
    """A director who is signed in, and the program."""

    program_id: str
    cookie: str


def write_history(*, programs: int, years: int) -> list[Reader]:
    """Fill an empty database that has the shipped plans; returns some of the directors."""
    chance = Random(f"{programs} {years}")  # noqa: S311  (rows to read, not secrets)
    plan = Plan.objects.filter(slug="residents-60").latest("version")
    made = [
        Program(name=f"Program {number}", time_zone="America/Chicago", country="US")
        for number in range(programs)
    ]
    Program.objects.bulk_create(made)
    directors = [_person(f"director.{number}") for number in range(programs)]
    leaders = [_person(f"leader.{number}") for number in range(programs)]
    Person.objects.bulk_create([*directors, *leaders])
    Membership.objects.bulk_create(
        Membership(program=program, person=person, role=role)
        for people, role in ((directors, Role.DIRECTOR), (leaders, Role.ALUM))
        for program, person in zip(made, people, strict=True)
    )
    groups = [
        SupportGroup(
            program=program,
            name=f"Group {place}",
            modality=Modality.DOCTORS_IN_TRAINING,
            capacity=12,
            access=GroupAccess.CLOSED_ROSTER,
        )
        for program in made
        for place in range(GROUPS)
    ]
    SupportGroup.objects.bulk_create(groups)
    first = date(LAST_YEAR - years + 1, 7, 1)
    _insert(ProgramRelease, _releases(made, first, years, chance))
    _write_sessions(groups, leaders, plan, first, years, chance)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    read = chance.sample(range(programs), min(programs, DIRECTORS))
    return [Reader(str(made[at].pk), _signed_in(directors[at])) for at in read]


def _person(local: str) -> Person:
    return Person(email=f"{local}@bench.example", name=local, password="!")  # noqa: S106  (nobody has one)


def _releases(
    programs: Sequence[Program], first: date, years: int, chance: Random
) -> Iterator[ProgramRelease]:
    """By number, as they come about: those of one program lie far apart in the table."""
    roster = [str(uuid.uuid4()) for _person in range(20)]
    for number in range(1, RELEASES * years + 1):
        from_on = first + timedelta(weeks=4 * (number - 1))
        for program in programs:
            yield ProgramRelease(
                program=program,
                number=number,
                from_on=from_on,
                to_on=from_on + timedelta(days=7),
                n_band="20-49",
                groups_band="2-4",
                values=_values(number, chance),
                untold={},
                roster=roster,
            )


def _values(number: int, chance: Random) -> dict[str, Any]:
    return {each.id: _value(each.kind, chance) for each in items_for(number)}


def _value(kind: ItemKind, chance: Random) -> dict[str, Any]:
    told = {"value": chance.randint(4, 16) / 2, "end": None}
    share = {"value": chance.choice([20.0, 40.0, 60.0, 80.0]), "end": None}
    words = {ItemKind.YES_PARTLY_NO: ("yes", "no"), ItemKind.FIRST_OR_RETURNING: ("first",)}
    return {
        "mean": told if kind == ItemKind.SCALE else None,
        "shares": dict.fromkeys(words[kind], share) if kind in words else None,
        "n_band": "20-49",
        "step": 0.5 if kind == ItemKind.SCALE else 20.0,
        "bounded": False,
    }


def _write_sessions(
    groups: Sequence[SupportGroup],
    leaders: Sequence[Person],
    plan: Plan,
    first: date,
    years: int,
    chance: Random,
) -> None:
    """Each group of a program holds every other of its sessions."""
    start = datetime(first.year, first.month, first.day, 23, tzinfo=UTC)
    sessions: list[GroupSession] = []
    for number in range(SESSIONS * years):
        at = start + timedelta(weeks=2 * number, days=1)
        sessions += [
            GroupSession(
                support_group=groups[place],
                plan=plan,
                starts_at=at,
                first_planned_at=at,
                minutes=60,
                protected_time=chance.random() < 0.9,
                status=SessionStatus.CLOSED if chance.random() < 0.9 else SessionStatus.CANCELLED,
            )
            for place in range(number % GROUPS, len(groups), GROUPS)
        ]
        if len(sessions) >= AT_A_TIME or number == SESSIONS * years - 1:
            _write_held(sessions, groups, leaders, chance)
            sessions = []


def _write_held(
    sessions: list[GroupSession],
    groups: Sequence[SupportGroup],
    leaders: Sequence[Person],
    chance: Random,
) -> None:
    places = {group.pk: place // GROUPS for place, group in enumerate(groups)}
    held = [each for each in sessions if each.status == SessionStatus.CLOSED]
    leading = [
        CoFacilitator(
            group_session=each,
            person=leaders[places[each.support_group_id]],
            role=CoFacilitatorRole.ALUM,
            is_lead=True,
        )
        for each in held
    ]
    _insert(GroupSession, sessions)
    _insert(CoFacilitator, leading)
    _insert(
        LiveRoom,
        (
            LiveRoom(
                group_session=each,
                status=RoomStatus.CLOSED,
                lead=helper,
                step_started_at=each.starts_at,
                seats_at_close=chance.randint(4, 10),
            )
            for each, helper in zip(held, leading, strict=True)
        ),
    )
    _insert(
        Debrief,
        (
            Debrief(
                co_facilitator=helper,
                tags=[tag for tag in TAGS if chance.random() < 0.4],
                preparedness=chance.choice([3, 4, 5]),
            )
            for helper in leading
        ),
    )


def _insert(model: type[models.Model], rows: Iterable[models.Model]) -> None:
    """By COPY where there is one: the largest history has more than a million rows."""
    fields = model._meta.concrete_fields  # noqa: SLF001  (Django documents _meta)
    if connection.vendor != "postgresql":
        model._default_manager.bulk_create(rows, batch_size=AT_A_TIME)  # noqa: SLF001
        return
    columns = ", ".join(f'"{field.column}"' for field in fields)
    with (
        connection.cursor() as cursor,
        cursor.copy(
            f'COPY "{model._meta.db_table}" ({columns}) FROM STDIN'  # noqa: SLF001
        ) as copy,
    ):
        for row in rows:
            copy.write_row([_as_text(field, row) for field in fields])


def _as_text(field: models.Field[Any, Any], row: models.Model) -> Any:
    value = getattr(row, field.attname)
    return json.dumps(value) if isinstance(field, models.JSONField) else value


def _signed_in(person: Person) -> str:
    client = Client()
    client.force_login(person)
    return client.cookies["sessionid"].value
