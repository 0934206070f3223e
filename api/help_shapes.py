"""How numbers to call look on the wire: for help sheets, the protocol, and coordinators."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from api.bytes_field import BytesField
from facilitation.contact_wishes.keys import contact_keys_in
from facilitation.contact_wishes.models import KEY_BYTES
from facilitation.programs.models import Program
from facilitation.safety.models import OnCallContact
from facilitation.safety.resources import resources_for


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


class ToAskOut(serializers.Serializer[Any]):
    """A psychologist who can be asked for contact privately: seal the wish to this key."""

    key = serializers.UUIDField(source="id")
    name = serializers.CharField(source="person.name")
    public_key = BytesField(size=KEY_BYTES)


class HelpOut(serializers.Serializer[Any]):
    """What a help sheet shows, so that the phone can keep it for when there is no network."""

    country = CountryResourcesOut(allow_null=True)
    contacts = OnCallContactOut(many=True)
    program = serializers.UUIDField()
    to_ask = ToAskOut(many=True)


class ProtocolQuestionOut(serializers.Serializer[Any]):
    ask = serializers.CharField()
    if_yes = serializers.CharField()
    if_no = serializers.CharField()
    why = serializers.CharField()


class ProtocolStepOut(serializers.Serializer[Any]):
    """`who`: both, the one who stays with the person, or the one who holds the group."""

    id = serializers.CharField()
    who = serializers.ChoiceField(choices=["both", "stays", "holds"])
    do = serializers.CharField()
    say = serializers.CharField()


class ProtocolOut(serializers.Serializer[Any]):
    review_state = serializers.CharField(source="review.state")
    evidence = serializers.ListField(child=serializers.CharField())
    question = ProtocolQuestionOut()
    steps = ProtocolStepOut(many=True)


class SessionSafetyOut(serializers.Serializer[Any]):
    """The protocol, and whom to call tonight. Made to be kept on the device."""

    country = CountryResourcesOut(allow_null=True)
    contacts = OnCallContactOut(many=True)
    protocol = ProtocolOut()


def help_of(program: Program) -> dict[str, Any]:
    """For `HelpOut`: what residents are shown."""
    found = resources_for(program)
    return {
        "country": found.country,
        "contacts": found.for_residents,
        "program": program.pk,
        "to_ask": contact_keys_in(program),
    }
