"""Where Django looks for models: each lives in the package of its concept."""

from facilitation.contact_wishes.models import ContactKey, ContactWish
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
from facilitation.redirects.models import WordingTally
from facilitation.safety.models import OnCallContact
from facilitation.sessions.models import CoFacilitator, GroupSession, SessionSeries

__all__ = [
    "Ballot",
    "CoFacilitator",
    "ContactKey",
    "ContactWish",
    "CountedToken",
    "Debrief",
    "Evaluation",
    "GroupMember",
    "GroupRelease",
    "GroupSession",
    "Invitation",
    "LiveRoom",
    "ManifestEntry",
    "Membership",
    "OnCallContact",
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
    "SealedSums",
    "Seat",
    "SessionSeries",
    "SupportGroup",
    "TextToSort",
    "TokenIssued",
    "WordingTally",
]
