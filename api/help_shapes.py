"""How numbers to call look on the wire: for help sheets, the protocol, and coordinators."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rest_framework import serializers

from facilitation.programs.models import Program
from facilitation.safety.models import OnCallContact
from facilitation.safety.resources import contacts_for_residents, resources_for


class LineOut(serializers.Serializer[Any]):
    """One number, as people dial it. `note` may be empty."""

    name = serializers.CharField()
    number = serializers.CharField()
    note = serializers.CharField(allow_blank=True)


class CountryResourcesOut(serializers.Serializer[Any]):
    """A country's crisis numbers; null where it has none of that kind."""

    emergency = LineOut()
    crisis_line = LineOut(help_text="Answers day and night")
    text_line = LineOut(allow_null=True)
    doctors_service = LineOut(allow_null=True)
    verified_on = serializers.DateField(help_text="When somebody last rang all of them")


class OnCallContactOut(serializers.ModelSerializer[OnCallContact]):
    """A role or service of the program; never checked while `verified_on` is null."""

    class Meta:
        model = OnCallContact
        fields = ("id", "service", "phone", "when", "for_residents", "verified_on")


class HelpOut(serializers.Serializer[Any]):
    """What a help sheet shows, so that the phone can keep it for when there is no network."""

    country = CountryResourcesOut(allow_null=True)
    contacts = OnCallContactOut(many=True)


def help_of(program: Program) -> dict[str, Any]:
    """For `HelpOut`: what residents are shown."""
    return numbers_of(program, contacts_for_residents(program))


def numbers_of(program: Program, contacts: Sequence[OnCallContact]) -> dict[str, Any]:
    return {"country": resources_for(program).country, "contacts": contacts}
