"""Why the next numbers are not there yet. Never how many answered, nor which group."""

from __future__ import annotations

from enum import StrEnum

from django.db.models import Count, Exists, OuterRef

from facilitation.programs.models import Program
from facilitation.pulse.models import PulseCadence
from facilitation.pulse.released import ProgramBlock


class Waiting(StrEnum):
    """The same whether nothing came in, or a first group did: the difference would be about it."""

    NOT_ASKED = "not_asked"
    ONE_GROUP = "one_group"
    TOO_FEW = "too_few"
    ROSTER_CHANGED = "roster_changed"


def waiting_in(program: Program) -> Waiting:
    """In one query."""
    block = ProgramBlock.objects.filter(program=OuterRef("pk"), ended=False, widened=True)
    asked = PulseCadence.objects.filter(support_group__program=OuterRef("pk"))
    facts = (
        Program.objects.filter(pk=program.pk)
        .annotate(is_held=Exists(block), is_asked=Exists(asked), groups=Count("support_groups"))
        .values_list("is_held", "is_asked", "groups")
    )
    is_held, is_asked, groups = facts.get()
    if is_held:
        return Waiting.ROSTER_CHANGED
    if not is_asked:
        return Waiting.NOT_ASKED
    return Waiting.ONE_GROUP if groups == 1 else Waiting.TOO_FEW
