"""Where Django looks for models: each lives in the package of its concept."""

from facilitation.calendars.models import CalendarFeed
from facilitation.debriefs.models import Debrief
from facilitation.groups.models import GroupMember, SupportGroup
from facilitation.live_room.models import Ballot, LiveRoom, Poll, Seat, TextToSort
from facilitation.plans.models import Plan
from facilitation.prepared_polls.models import PreparedPoll
from facilitation.programs.models import Evaluation, Invitation, Membership, Person, Program
from facilitation.pulse.ballot_box import CountedToken, ManifestEntry, PulseBallot, TokenIssued
from facilitation.pulse.models import PulseBlock, PulseCadence, PulseRound
from facilitation.pulse.released import (
    GroupRelease,
    ProgramBlock,
    ProgramRelease,
    SealedSums,
)
from facilitation.push.models import Delivery, Device, Notification, ReminderSettings
from facilitation.sessions.models import CoFacilitator, GroupSession, SessionSeries

__all__ = [
    "Ballot",
    "CalendarFeed",
    "CoFacilitator",
    "CountedToken",
    "Debrief",
    "Delivery",
    "Device",
    "Evaluation",
    "GroupMember",
    "GroupRelease",
    "GroupSession",
    "Invitation",
    "LiveRoom",
    "ManifestEntry",
    "Membership",
    "Notification",
    "Person",
    "Plan",
    "Poll",
    "PreparedPoll",
    "Program",
    "ProgramBlock",
    "ProgramRelease",
    "PulseBallot",
    "PulseBlock",
    "PulseCadence",
    "PulseRound",
    "ReminderSettings",
    "SealedSums",
    "Seat",
    "SessionSeries",
    "SupportGroup",
    "TextToSort",
    "TokenIssued",
]
