"""Where Django looks for models: each lives in the package of its concept."""

from facilitation.availability.models import Availability
from facilitation.debriefs.models import Debrief
from facilitation.evaluation_report.models import EvaluationReport
from facilitation.groups.models import GroupMember, SupportGroup
from facilitation.live_room.models import Ballot, LiveRoom, Poll, Seat, TextToSort
from facilitation.plans.models import Plan
from facilitation.prepared_polls.models import PreparedPoll
from facilitation.program_actions.models import ProgramAction
from facilitation.program_checklist.models import PointAnswered
from facilitation.programs.models import Evaluation, Invitation, Membership, Person, Program
from facilitation.pulse.ballot_box import CountedToken, ManifestEntry, PulseBallot, TokenIssued
from facilitation.pulse.models import PulseBlock, PulseCadence, PulseRound
from facilitation.pulse.released import (
    GroupRelease,
    ProgramBlock,
    ProgramRelease,
    SealedSums,
)
from facilitation.pulse.roster_changes import RosterChange
from facilitation.sessions.models import CoFacilitator, GroupSession, SessionSeries

__all__ = [
    "Availability",
    "Ballot",
    "CoFacilitator",
    "CountedToken",
    "Debrief",
    "Evaluation",
    "EvaluationReport",
    "GroupMember",
    "GroupRelease",
    "GroupSession",
    "Invitation",
    "LiveRoom",
    "ManifestEntry",
    "Membership",
    "Person",
    "Plan",
    "PointAnswered",
    "Poll",
    "PreparedPoll",
    "Program",
    "ProgramAction",
    "ProgramBlock",
    "ProgramRelease",
    "PulseBallot",
    "PulseBlock",
    "PulseCadence",
    "PulseRound",
    "RosterChange",
    "SealedSums",
    "Seat",
    "SessionSeries",
    "SupportGroup",
    "TextToSort",
    "TokenIssued",
]
