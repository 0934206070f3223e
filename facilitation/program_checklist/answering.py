"""Answering a point of the checklist, as a director or as a coordinator, and reading both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from facilitation.errors import NotThere
from facilitation.program_checklist.models import ChecklistAnswer, PointAnswered
from facilitation.program_checklist.points import Point, checklist_points
from facilitation.programs.models import Program, Role


class PointUnknown(NotThere):
    code = "point_unknown"
    detail = _("This point is no longer on the list. Load the page again.")


@dataclass(frozen=True)
class Found:
    """What somebody in this role found, and on which day they last said so."""

    answer: ChecklistAnswer
    on: date | None


NOT_LOOKED_AT = Found(ChecklistAnswer.NOT_YET, None)


@dataclass(frozen=True)
class PointFound:
    point: Point
    director: Found
    coordinator: Found


@transaction.atomic
def answer_point(*, program: Program, point_id: str, role: Role, answer: ChecklistAnswer) -> None:
    """Say what was found, in place of what this role said before; `not_yet` takes it back.

    `role` is director or coordinator. Raises `PointUnknown`.
    """
    if point_id not in checklist_points():
        raise PointUnknown
    if answer == ChecklistAnswer.NOT_YET:
        program.points_answered.filter(point=point_id, role=role).delete()
        return
    today = timezone.now().astimezone(ZoneInfo(program.time_zone)).date()
    PointAnswered.objects.update_or_create(
        program=program,
        point=point_id,
        role=role,
        defaults={"answer": answer, "answered_on": today},
    )


def checklist_of(program: Program) -> list[PointFound]:
    """Every point in the list's order, with what both roles found."""
    found = {
        (each.point, each.role): Found(ChecklistAnswer(each.answer), each.answered_on)
        for each in program.points_answered.all()
    }
    return [
        PointFound(
            point,
            director=found.get((point.id, Role.DIRECTOR), NOT_LOOKED_AT),
            coordinator=found.get((point.id, Role.COORDINATOR), NOT_LOOKED_AT),
        )
        for point in checklist_points().values()
    ]
