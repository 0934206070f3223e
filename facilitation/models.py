"""Where Django looks for models: each lives in the package of its concept."""

from facilitation.debriefs.models import Debrief
from facilitation.groups.models import GroupMember, SupportGroup
from facilitation.live_room.models import Ballot, LiveRoom, Poll, Seat, TextToSort
from facilitation.plans.models import Plan
from facilitation.prepared_polls.models import PreparedPoll
from facilitation.programs.models import Evaluation, Invitation, Membership, Person, Program
from facilitation.sessions.models import CoFacilitator, GroupSession, SessionSeries

__all__ = [
    "Ballot",
    "CoFacilitator",
    "Debrief",
    "Evaluation",
    "GroupMember",
    "GroupSession",
    "Invitation",
    "LiveRoom",
    "Membership",
    "Person",
    "Plan",
    "Poll",
    "PreparedPoll",
    "Program",
    "Seat",
    "SessionSeries",
    "SupportGroup",
    "TextToSort",
]
