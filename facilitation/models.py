"""Where Django looks for models: each lives in the package of its concept."""

from facilitation.groups.models import GroupMember, SupportGroup
from facilitation.live_room.models import Ballot, LiveRoom, Poll, Seat
from facilitation.plans.models import Plan
from facilitation.programs.models import Evaluation, Invitation, Membership, Person, Program
from facilitation.sessions.models import CoFacilitator, GroupSession, SessionSeries

__all__ = [
    "Ballot",
    "CoFacilitator",
    "Evaluation",
    "GroupMember",
    "GroupSession",
    "Invitation",
    "LiveRoom",
    "Membership",
    "Person",
    "Plan",
    "Poll",
    "Program",
    "Seat",
    "SessionSeries",
    "SupportGroup",
]
