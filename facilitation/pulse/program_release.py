"""The program's block: sums of groups that passed, sealed until enough can leave together."""

from __future__ import annotations

import json
import secrets
import uuid
from collections.abc import Sequence
from datetime import date
from uuid import UUID

from facilitation.programs.models import Program
from facilitation.pulse.group_release import WaitingSums, name_in_sums
from facilitation.pulse.key_store import KeyGone, key_store
from facilitation.pulse.models import KEPT_SEALED
from facilitation.pulse.release import (
    Sums,
    Verdict,
    left_over,
    program_values,
    program_verdict,
    read_sums,
)
from facilitation.pulse.released import ProgramBlock, ProgramRelease, SealedSums
from facilitation.pulse.rosters import (
    Asked,
    asked_in_releases,
    facts_of_program,
    held_in_program,
    roster_of,
)
from facilitation.pulse.round_keys import keep_new_sealing_key, program_block_name
from facilitation.pulse.sealing import seal, unseal
from facilitation.pulse.untold import items_asked, untold_items
from facilitation.traces import leave_no_trace

SUMS_STEP = 8192  # bytes: a whole item bank's sums are shorter


def settle_program(program: Program, added: Sequence[WaitingSums], *, today: date) -> bool:
    """Seal what was added; release the block if it may be; drop sums of 180 days ago unread.

    Returns whether there was a release. Under the program's lock, in the transaction that ends the
    rounds which the sums are of.
    """
    block, waiting = _waiting(program)
    young = [each for each in waiting if each.sealed_on + KEPT_SEALED > today]
    if not added and len(young) == len(waiting):
        return False
    together = [*young, *added]
    widened = block is not None and block.widened
    verdict = _verdict(program, together, widened=widened) if added else Verdict.TOO_FEW
    is_released = verdict == Verdict.RELEASE
    if is_released:
        together = _release(program, together, today=today)
    elif verdict == Verdict.ROSTER_CHANGED:
        widened = True
    # Sealed anew under another key each time, so that a release, and what grew too old, leaves
    # nothing behind that the key of what still waits could open.
    if block:
        _end(block)
    _seal(program, together, widened=widened and not is_released, today=today)
    return is_released


def sums_info(block_id: UUID) -> bytes:
    """What sums are sealed for: `info` of HPKE."""
    return b"in-this-room pulse sums v1 " + str(block_id).encode()


def _waiting(program: Program) -> tuple[ProgramBlock | None, list[WaitingSums]]:
    block = program.pulse_blocks.filter(ended=False).first()
    if block is None:
        return None, []
    try:
        private = key_store().get(program_block_name(block.pk))
    except KeyGone:
        return block, []
    return block, [_opened(private, row) for row in block.sealed_sums.all()]


def _opened(private: bytes, row: SealedSums) -> WaitingSums:
    text = unseal(private, bytes(row.sealed), sums_info(row.program_block_id), b"")
    return WaitingSums(read_sums(json.loads(text)), row.from_on, row.sealed_on)


def _verdict(program: Program, together: Sequence[WaitingSums], *, widened: bool) -> Verdict:
    asked = _asked(program, together)
    roster = facts_of_program(program, asked, size=_people(program, together))
    return program_verdict(
        [each.sums for each in together],
        groups_in_program=program.support_groups.count(),
        roster=roster,
        widened=widened,
    )


def _release(
    program: Program, together: Sequence[WaitingSums], *, today: date
) -> list[WaitingSums]:
    """Write what the director may see; what it did not tell is returned, to wait on."""
    sums = [each.sums for each in together]
    groups, people = program.support_groups.count(), _people(program, together)
    asked = _asked(program, together)
    last = program.pulse_releases.defer("roster").first()
    left = left_over(sums, groups_in_program=groups, roster_size=people)
    values = program_values(
        sums,
        groups_in_program=groups,
        roster_size=people,
        held=held_in_program(program, asked, today=today),
    )
    ProgramRelease.objects.create(
        program=program,
        number=last.number + 1 if last else 1,
        from_on=min(each.from_on for each in together),
        to_on=today,
        n_band=values.n_band,
        groups_band=values.groups_band,
        values=values.as_json()["items"],
        untold=untold_items(
            asked=items_asked(program, after=last.to_on if last else None),
            pooled=sums,
            left=left,
            told=values.items,
        ),
        roster=asked.roster,
        came_or_left=asked.came_or_left,
    )
    return [_with_days_of_its_group(each, together) for each in left]


def _asked(program: Program, together: Sequence[WaitingSums]) -> Asked:
    return asked_in_releases(program, since=min(each.sealed_on for each in together))


def _with_days_of_its_group(sums: Sums, together: Sequence[WaitingSums]) -> WaitingSums:
    """With the earliest days of all that this group had waiting, so that it grows no younger."""
    own = [each for each in together if each.sums.group == sums.group]
    return WaitingSums(sums, min(e.from_on for e in own), min(e.sealed_on for e in own))


def _people(program: Program, together: Sequence[WaitingSums]) -> int:
    """How many could have answered in the groups that wait, each person once.

    Two groups that are joined by code alone could share people without anybody knowing.
    """
    sizes: dict[str, int] = {}
    for each in together:
        sizes[each.sums.group] = max(each.sums.roster_size, sizes.get(each.sums.group, 0))
    rosters = [
        roster_of(group) for group in program.support_groups.all() if name_in_sums(group) in sizes
    ]
    on_several = sum(map(len, rosters)) - len({person for own in rosters for person in own})
    return max(0, sum(sizes.values()) - on_several)


def _seal(program: Program, waiting: Sequence[WaitingSums], *, widened: bool, today: date) -> None:
    if not waiting:
        return
    block_id = uuid.uuid4()
    block = ProgramBlock.objects.create(
        id=block_id,
        program=program,
        sealing_public=keep_new_sealing_key(program_block_name(block_id)),
        made_on=today,
        widened=widened,
    )
    for each in waiting:
        SealedSums.objects.create(
            key=secrets.randbits(63),
            program_block=block,
            sealed=seal(bytes(block.sealing_public), _padded(each.sums), sums_info(block_id), b""),
            from_on=each.from_on,
            sealed_on=each.sealed_on,
        )


def _padded(sums: Sums) -> bytes:
    text = json.dumps(sums.as_json()).encode()
    return text.ljust(-(-len(text) // SUMS_STEP) * SUMS_STEP)


def _end(block: ProgramBlock) -> None:
    block.ended = True
    block.save(update_fields=["ended"])
    block.sealed_sums.all().delete()
    leave_no_trace()
