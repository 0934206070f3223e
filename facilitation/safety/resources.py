"""Whether there is somebody to call: what a program has, and when it was last checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from facilitation.errors import Conflict, DomainError
from facilitation.programs.models import Program
from facilitation.safety.country_file import CountryResources, country_resources
from facilitation.safety.models import OnCallContact

GOOD_FOR_DAYS = 180  # CRISIS_RESOURCES_DAYS can only lower it


class CountryResourcesMissing(Conflict):
    code = "country_resources_missing"
    detail = _(
        "There are no crisis numbers for this program's country, so no room opens. Whoever runs "
        "this server has to add them to the file that CRISIS_RESOURCES names."
    )


class CountryResourcesStale(Conflict):
    code = "country_resources_stale"
    detail = _(
        "The crisis numbers of this program's country were checked too long ago, so no room "
        "opens. Whoever runs this server has to ring them and renew verified_on in the file."
    )


class OnCallContactsMissing(Conflict):
    code = "on_call_contacts_missing"
    detail = _(
        "This program names nobody to call, so no room opens. A coordinator can add an on-call "
        "contact on the program's page."
    )


class OnCallContactsStale(Conflict):
    code = "on_call_contacts_stale"
    detail = _(
        "An on-call contact of this program has not been checked lately, so no room opens. A "
        "coordinator can ring the number and confirm it on the program's page."
    )


@dataclass(frozen=True)
class Resources:
    """Everything there is for one program, fresh or not."""

    country: CountryResources | None
    contacts: tuple[OnCallContact, ...]

    @property
    def for_residents(self) -> tuple[OnCallContact, ...]:
        """The contacts that the residents' help sheet names, too."""
        return tuple(each for each in self.contacts if each.for_residents)


def resources_for(program: Program) -> Resources:
    """What this program has, usable or not. One query, and a look at the file."""
    contacts = OnCallContact.objects.filter(program=program)
    return Resources(country_resources(program.country), tuple(contacts))


def contacts_tonight(*, program: Program) -> tuple[OnCallContact, ...]:
    """Whom the co-facilitators of a session call, each with the times that it names."""
    return resources_for(program).contacts


def check_resources_usable(*, program: Program) -> None:
    """A room may open only where somebody can be called.

    Raises `CountryResourcesMissing`, `CountryResourcesStale`, `OnCallContactsMissing`,
    `OnCallContactsStale`.
    """
    for problem in problems_with(resources_for(program)):
        raise problem


def problems_with(resources: Resources) -> Iterator[DomainError]:
    """Everything that keeps a room of the program shut; nothing when all is well."""
    if resources.country is None:
        yield CountryResourcesMissing()
    elif not is_fresh(resources.country.verified_on):
        yield CountryResourcesStale()
    if not resources.contacts:
        yield OnCallContactsMissing()
    elif not all(is_fresh(contact.verified_on) for contact in resources.contacts):
        yield OnCallContactsStale()


def is_fresh(verified_on: date | None) -> bool:
    """Whether a number that was checked on that day may be relied on today."""
    return verified_on is not None and timezone.now().date() - verified_on <= good_for()


def good_for() -> timedelta:
    """At most 180 days, whatever the setting says."""
    return timedelta(days=min(settings.CRISIS_RESOURCES_DAYS, GOOD_FOR_DAYS))
