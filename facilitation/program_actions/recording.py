"""Recording an action, mending its words, and taking it back."""

from __future__ import annotations

from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from facilitation.errors import Conflict, Invalid, NotThere
from facilitation.plain_text import leads_to_somebody, tidy
from facilitation.program_actions.models import (
    LONGEST_DESCRIPTION,
    LONGEST_TITLE,
    AboutKind,
    ProgramAction,
)
from facilitation.program_actions.topics import topics
from facilitation.programs.models import Person, Program
from facilitation.push.events import About, Event
from facilitation.push.outbox import notify, take_back

MOST_ACTIONS = 500  # of one program: more are no answer to anybody


class ActionUnknown(NotThere):
    code = "action_unknown"
    detail = _("This action was taken back. Load the page again.")


class ActionUnclear(Invalid):
    code = "action_unclear"
    detail = _("Say in a few words what was done: a title of at most 80 characters, and 300 more.")


class ActionIdentifies(Invalid):
    code = "action_identifies"
    detail = _("Leave out links, addresses and long numbers. Say what was done, not who did it.")


class ActionIsNotDoneYet(Invalid):
    code = "action_is_not_done_yet"
    detail = _("Record an action once it is done. The day lies in the future.")


class TopicUnknown(Invalid):
    code = "topic_unknown"
    detail = _("Choose what it is about from the list: it may have changed.")


class TooManyActions(Conflict):
    code = "too_many_actions"
    detail = _("This program has 500 actions already. Take back old ones first.")


@transaction.atomic
def record_action(
    *,
    program: Program,
    title: str,
    description: str,
    done_on: date,
    about_kind: AboutKind,
    about: str,
) -> ProgramAction:
    """Tell the whole program that something was done, from today on: everybody in it is notified.

    `title` (1 to 80 characters) and `description` (up to 300) speak of the program, never of a
    person. Raises `ActionUnclear`, `ActionIdentifies`, `ActionIsNotDoneYet`, `TopicUnknown`,
    `TooManyActions`.
    """
    if program.actions.count() >= MOST_ACTIONS:
        raise TooManyActions
    today = _today(program)
    action = ProgramAction(program=program, recorded_on=today)
    action = _written(action, today, title, description, done_on, about_kind, about)
    notify(
        event=Event.ACTION_RECORDED,
        people=Person.objects.filter(memberships__program=program),
        about=About(program.pk, program),
        occasion=action.pk.hex,
    )
    return action


def change_action(
    *,
    action: ProgramAction,
    title: str | None = None,
    description: str | None = None,
    done_on: date | None = None,
    about_kind: AboutKind | None = None,
    about: str | None = None,
) -> ProgramAction:
    """Replace what is given. The day on which it was recorded stays. Raises as `record_action`."""
    return _written(
        action,
        _today(action.program),
        action.title if title is None else title,
        action.description if description is None else description,
        done_on or action.done_on,
        about_kind or AboutKind(action.about_kind),
        about or action.about,
    )


@transaction.atomic
def withdraw_action(*, action: ProgramAction) -> None:
    """Take it back: it is deleted, and nobody reads of it or is told of it any more."""
    take_back(event=Event.ACTION_RECORDED, about=action.program_id, occasion=action.pk.hex)
    action.delete()


def action_in(program: Program, action_id: UUID) -> ProgramAction:
    """Raises `ActionUnknown`."""
    action = program.actions.filter(pk=action_id).select_related("program").first()
    if action is None:
        raise ActionUnknown
    return action


def _written(
    action: ProgramAction,
    today: date,
    title: str,
    description: str,
    done_on: date,
    about_kind: AboutKind,
    about: str,
) -> ProgramAction:
    title, description = tidy(title), tidy(description)
    if not title or len(title) > LONGEST_TITLE:
        raise ActionUnclear(fields={"title": ActionUnclear.detail})
    if len(description) > LONGEST_DESCRIPTION:
        raise ActionUnclear(fields={"description": ActionUnclear.detail})
    for name, text in (("title", title), ("description", description)):
        if leads_to_somebody(text):
            raise ActionIdentifies(fields={name: ActionIdentifies.detail})
    if done_on > today:
        raise ActionIsNotDoneYet(fields={"done_on": ActionIsNotDoneYet.detail})
    if (about_kind, about) not in topics():
        raise TopicUnknown(fields={"about": TopicUnknown.detail})
    action.title, action.description, action.done_on = title, description, done_on
    action.about_kind, action.about = about_kind, about
    action.save()
    return action


def _today(program: Program) -> date:
    return timezone.now().astimezone(ZoneInfo(program.time_zone)).date()
