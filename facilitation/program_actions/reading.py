"""What was done: for the app, for prebriefs, and for the script of the next session."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from facilitation.program_actions.models import ProgramAction
from facilitation.programs.models import Program


def actions_of(program: Program) -> QuerySet[ProgramAction]:
    """All of them, the last one done first."""
    return program.actions.all()


def actions_since(program: Program, since: date) -> QuerySet[ProgramAction]:
    """Those that were recorded on that day or later, whenever they were done.

    `since` is a day in the program's time zone, such as that of a group's last session: what was
    recorded then or later is news to the group.
    """
    return actions_of(program).filter(recorded_on__gte=since)
