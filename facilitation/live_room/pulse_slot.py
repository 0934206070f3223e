"""What the screens of a room say of its session's pulse."""

from __future__ import annotations

from facilitation.live_room.models import LiveRoom, RoomStatus
from facilitation.live_room.slots import PulseSlot
from facilitation.pulse.fingerprint import fingerprint
from facilitation.pulse.manifest import opening_entry
from facilitation.pulse.models import PulseRound, RoundStatus


def pulse_slot(room: LiveRoom) -> PulseSlot | None:
    """None without a round, and once the room has closed.

    The form is open from the plan's pulse step on. A lead who goes back takes it off the phones:
    a form that a slip of the finger opened must not stand in the middle of a story.
    """
    opens_with = room.script.pulse_step
    if opens_with is None or room.status == RoomStatus.CLOSED:
        return None
    pulse_round = PulseRound.objects.filter(
        group_session=room.group_session_id, status=RoundStatus.OPEN
    ).first()
    if pulse_round is None:
        return None
    return PulseSlot(
        round=str(pulse_round.pk),
        open=room.step_index >= opens_with,
        fingerprint=fingerprint(bytes.fromhex(opening_entry(pulse_round).hash)),
    )
