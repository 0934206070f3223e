"""Why the next numbers are not there yet. Never how many answered, nor which group."""

from __future__ import annotations

from enum import StrEnum

from django.db.models import FilteredRelation, Q

from facilitation.programs.models import Program


class Waiting(StrEnum):
    """The same whether nothing came in, or a first group did: the difference would be about it."""

    NOT_ASKED = "not_asked"
    ONE_GROUP = "one_group"
    TOO_FEW = "too_few"
    ROSTER_CHANGED = "roster_changed"


def waiting_in(program: Program) -> Waiting:
    """In one query, of one row for each group: one block waits per program, at the most."""
    of_block = Q(pulse_blocks__ended=False, pulse_blocks__widened=True)
    groups = (
        Program.objects.filter(pk=program.pk)
        .annotate(held=FilteredRelation("pulse_blocks", condition=of_block))
        .values_list("held__pk", "support_groups__pulse_cadence__pk")
    )
    held, asked = zip(*groups, strict=True)
    if any(held):
        return Waiting.ROSTER_CHANGED
    if not any(asked):
        return Waiting.NOT_ASKED
    return Waiting.ONE_GROUP if len(asked) == 1 else Waiting.TOO_FEW
