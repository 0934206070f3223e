"""What a round, a cadence and a release look like on the wire."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django.conf import settings
from rest_framework import serializers

from api.bytes_field import BytesField
from facilitation.pulse.blind_signing import BLINDED_MESSAGE_BYTES, SIGNATURE_BYTES
from facilitation.pulse.fingerprint import fingerprint
from facilitation.pulse.items import Item, ItemKind, item
from facilitation.pulse.manifest import opening_entry
from facilitation.pulse.models import PulseRound, PulseWay, RoundStatus, SealedWhy
from facilitation.pulse.reading import GroupPulse
from facilitation.pulse.released import GroupRelease

ENDS = [("or_less", "or less"), ("or_more", "or more")]
KINDS = [kind.value for kind in ItemKind]


class PulseItemOut(serializers.Serializer[Any]):
    """One question. `low` and `high` say what its two ends mean."""

    id = serializers.CharField()
    kind = serializers.ChoiceField(choices=KINDS)
    text = serializers.CharField()
    low = serializers.CharField(allow_blank=True)
    high = serializers.CharField(allow_blank=True)
    review_state = serializers.CharField()


class AskedGroupOut(serializers.Serializer[Any]):
    id = serializers.UUIDField()
    name = serializers.CharField()


class PulseRoundOut(serializers.Serializer[Any]):
    """A round as phones need it to answer. Check it against the public manifest first."""

    id = serializers.UUIDField()
    support_group = AskedGroupOut()
    status = serializers.ChoiceField(choices=RoundStatus.choices)
    opens_at = serializers.DateTimeField()
    closes_at = serializers.DateTimeField()
    extensions = serializers.IntegerField(help_text="How often it was kept open for longer")
    items = PulseItemOut(many=True)
    issuer_key = BytesField(help_text="SubjectPublicKeyInfo of the key that signs tokens")
    sealing_key = BytesField(size=32, help_text="X25519: answers are sealed to it")
    manifest_hash = serializers.CharField(help_text="Hash of the manifest's `opened` entry, in hex")
    fingerprint = serializers.ListField(
        child=serializers.CharField(), help_text="Four words made of the hash, to compare by eye"
    )
    ballot_origin = serializers.CharField(
        allow_blank=True, help_text="Where ballots go; empty: to the origin of this answer"
    )


class BlindedMessageIn(serializers.Serializer[Any]):
    blinded_message = BytesField(size=BLINDED_MESSAGE_BYTES)


class BlindSignatureOut(serializers.Serializer[Any]):
    blind_signature = BytesField(size=SIGNATURE_BYTES)


class PulseCadenceOut(serializers.Serializer[Any]):
    """All but `way` are null for a group that is asked at its sessions."""

    way = serializers.ChoiceField(choices=PulseWay.choices)
    every_weeks = serializers.IntegerField(allow_null=True)
    starts_on = serializers.DateField(allow_null=True)
    open_days = serializers.IntegerField(allow_null=True)


class PulseCadenceIn(serializers.Serializer[Any]):
    """`sessions` needs no more than `way`; `calendar` needs all four."""

    way = serializers.ChoiceField(choices=PulseWay.choices)
    every_weeks = serializers.IntegerField(required=False, allow_null=True, min_value=1)
    starts_on = serializers.DateField(
        required=False, allow_null=True, help_text="In the program's time zone"
    )
    open_days = serializers.IntegerField(required=False, allow_null=True, min_value=1)


class ToldOut(serializers.Serializer[Any]):
    """A rounded number; at an end of what is told, `end` says "or less" or "or more"."""

    value = serializers.FloatField()
    end = serializers.ChoiceField(choices=ENDS, allow_null=True)


class ToldShareOut(ToldOut):
    """Of those who answered, in percent. Words that are not here are not told."""

    word = serializers.CharField()


class ToldItemOut(PulseItemOut):
    """Either a mean on 0 to 10, or shares."""

    mean = ToldOut(allow_null=True)
    shares = ToldShareOut(many=True, allow_null=True)


class GroupReleaseOut(serializers.Serializer[Any]):
    released_on = serializers.DateField()
    rounds = serializers.ListField(
        child=serializers.IntegerField(), help_text="Numbers of the rounds that it covers"
    )
    n_band = serializers.CharField(help_text="How many people answered, in a band such as 5-9")
    items = ToldItemOut(many=True)


class StillSealedOut(serializers.Serializer[Any]):
    since = serializers.DateField()
    why = serializers.ChoiceField(choices=SealedWhy.choices)


class GroupPulseOut(serializers.Serializer[Any]):
    """`releases` and `sealed` are for members and co-facilitators; others see the cadence only."""

    cadence = PulseCadenceOut(allow_null=True)
    releases = GroupReleaseOut(many=True)
    sealed = StillSealedOut(allow_null=True)


def round_out(pulse_round: PulseRound) -> dict[str, Any]:
    manifest_hash = opening_entry(pulse_round).hash
    return PulseRoundOut(
        {
            "id": pulse_round.pk,
            "support_group": pulse_round.support_group,
            "status": pulse_round.status,
            "opens_at": pulse_round.opens_at,
            "closes_at": pulse_round.closes_at,
            "extensions": pulse_round.extensions,
            "items": [item(each) for each in pulse_round.items],
            "issuer_key": pulse_round.issuer_public,
            "sealing_key": pulse_round.block.sealing_public,
            "manifest_hash": manifest_hash,
            "fingerprint": fingerprint(bytes.fromhex(manifest_hash)),
            "ballot_origin": settings.PULSE_BALLOT_ORIGIN,
        }
    ).data


def group_pulse_out(pulse: GroupPulse) -> dict[str, Any]:
    return GroupPulseOut(
        {
            "cadence": pulse.cadence,
            "releases": [release_out(each) for each in pulse.releases],
            "sealed": pulse.sealed,
        }
    ).data


def release_out(release: GroupRelease) -> dict[str, Any]:
    """For `GroupReleaseOut`."""
    told: Mapping[str, Any] = release.values
    return {
        "released_on": release.released_on,
        "rounds": release.rounds,
        "n_band": release.n_band,
        "items": [_told_item(item(each), values) for each, values in told.items()],
    }


def _told_item(asked: Item, values: Mapping[str, Any]) -> dict[str, Any]:
    shares = values["shares"]
    return {
        **asdict(asked),
        "mean": values["mean"],
        "shares": None
        if shares is None
        else [{"word": word, **share} for word, share in shares.items()],
    }
