"""Whose session it is."""

from __future__ import annotations

from facilitation.programs.models import Person
from facilitation.push.events import About
from facilitation.sessions.models import GroupSession


def about(group_session: GroupSession) -> About:
    return About(group_session.pk, group_session.support_group.program)


def members_of(group_session: GroupSession) -> list[Person]:
    """Those on the roster of its group. Nobody knows who will come."""
    return list(Person.objects.filter(group_places__support_group=group_session.support_group))


def co_facilitators_of(group_session: GroupSession) -> list[Person]:
    return list(Person.objects.filter(co_facilitates__group_session=group_session))


def people_of(group_session: GroupSession) -> list[Person]:
    """Members and co-facilitators, each once."""
    people = [*members_of(group_session), *co_facilitators_of(group_session)]
    return list({person.pk: person for person in people}.values())
