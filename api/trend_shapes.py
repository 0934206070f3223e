"""What a trend looks like on the wire.

The serializers describe it; the rows are made by hand, because thousands of small serializers would
take longer than everything else that an answer needs.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from rest_framework import serializers

from api.pulse_shapes import PulseItemOut, ToldOut, ToldShareOut
from facilitation.program_actions.topics import construct_name
from facilitation.pulse.items import Item
from facilitation.pulse.release import ProgramItemValue, Told
from facilitation.pulse.released import Untold
from facilitation.trends.change import Change, Changed, Direction
from facilitation.trends.reading import Gap, Point, Since, TrendBlock, Trends
from facilitation.trends.waiting import Waiting
from facilitation.trends.wording import change_text, gap_text, untold_text, waiting_text

CHANGED = [each.value for each in Changed]
DIRECTIONS = [each.value for each in Direction]
WAITING = [each.value for each in Waiting]


class GapOut(serializers.Serializer[Any]):
    """Half a year or more without any number. Break the line there."""

    from_on = serializers.DateField()
    to_on = serializers.DateField()
    text = serializers.CharField()


class TrendBlockOut(serializers.Serializer[Any]):
    """A time that was told of as one. Blocks share no answer, though their days may overlap."""

    number = serializers.IntegerField()
    from_on = serializers.DateField()
    to_on = serializers.DateField()
    n_band = serializers.CharField(help_text="How many people took part, in a band such as 10-19")
    groups_band = serializers.CharField(help_text="How many groups, in a band such as 2-4")
    gap_before = GapOut(allow_null=True)


class TrendItemOut(PulseItemOut):
    construct = serializers.CharField()


class TrendValueOut(serializers.Serializer[Any]):
    """Either a mean on 0 to 10 (10 is the good end), or shares in percent."""

    mean = ToldOut(allow_null=True)
    shares = ToldShareOut(many=True, allow_null=True)
    n_band = serializers.CharField(help_text="How many people are behind this number")
    precision = serializers.FloatField(
        help_text="What it was rounded to, in points or percent: nothing finer can be read from it"
    )
    bounded = serializers.BooleanField(
        help_text="A few people came or left, so it could move by one step only"
    )


class UntoldOut(serializers.Serializer[Any]):
    """It was asked, and is not told."""

    why = serializers.ChoiceField(choices=Untold.choices)
    text = serializers.CharField()


class SinceOut(serializers.Serializer[Any]):
    """What changed since the last block in which the same question was told."""

    block = serializers.IntegerField(help_text="That block's number; it may be on an earlier page")
    changed = serializers.ChoiceField(choices=CHANGED)
    direction = serializers.ChoiceField(choices=DIRECTIONS, allow_null=True)
    text = serializers.CharField(help_text="To be shown as it is: it claims no more than it may")


class TrendPointOut(serializers.Serializer[Any]):
    """One question in one block: a value, or a gap with its reason; never both."""

    block = serializers.IntegerField()
    item = serializers.CharField(help_text="The question's id; draw a line for each of them")
    value = TrendValueOut(allow_null=True)
    untold = UntoldOut(allow_null=True)
    since = SinceOut(allow_null=True)


class TrendSeriesOut(serializers.Serializer[Any]):
    """One construct. A block that did not ask about it has no point."""

    construct = serializers.CharField()
    name = serializers.CharField()
    points = TrendPointOut(many=True)


class WaitingOut(serializers.Serializer[Any]):
    """Why the next numbers are not there yet."""

    why = serializers.ChoiceField(choices=WAITING)
    text = serializers.CharField()


class TrendsOut(serializers.Serializer[Any]):
    """Blocks and points from the oldest to the newest."""

    blocks = TrendBlockOut(many=True)
    series = TrendSeriesOut(many=True)
    items = TrendItemOut(many=True)
    waiting = WaitingOut()
    earlier = serializers.IntegerField(
        allow_null=True, help_text="Send it as `before` to get the page before; null at the start"
    )


def trends_out(trends: Trends) -> dict[str, Any]:
    say = cache(change_text)  # a page has a few sentences, many times over; for one language
    items = {each.item.id: each.item for own in trends.points.values() for each in own}
    return {
        "blocks": [_block(each) for each in trends.blocks],
        "series": [
            {
                "construct": construct,
                "name": construct_name(construct),
                "points": [_point(each, say) for each in points],
            }
            for construct, points in trends.points.items()
        ],
        "items": [_item(each) for each in items.values()],
        "waiting": {"why": trends.waiting.value, "text": waiting_text(trends.waiting)},
        "earlier": trends.earlier,
    }


def _block(block: TrendBlock) -> dict[str, Any]:
    return {
        "number": block.number,
        "from_on": block.from_on.isoformat(),
        "to_on": block.to_on.isoformat(),
        "n_band": block.n_band,
        "groups_band": block.groups_band,
        "gap_before": _gap(block.gap_before) if block.gap_before else None,
    }


def _gap(gap: Gap) -> dict[str, Any]:
    return {
        "from_on": gap.from_on.isoformat(),
        "to_on": gap.to_on.isoformat(),
        "text": gap_text(),
    }


def _item(item: Item) -> dict[str, Any]:
    return {
        "id": item.id,
        "kind": item.kind.value,
        "text": item.text,
        "low": item.low,
        "high": item.high,
        "review_state": item.review_state,
        "construct": item.construct,
    }


def _point(point: Point, say: Callable[[Change], str]) -> dict[str, Any]:
    untold = point.untold
    return {
        "block": point.block,
        "item": point.item.id,
        "value": _value(point.value) if point.value else None,
        "untold": {"why": untold.value, "text": untold_text(untold)} if untold else None,
        "since": _since(point.since, say) if point.since else None,
    }


def _value(value: ProgramItemValue) -> dict[str, Any]:
    shares = value.shares
    return {
        "mean": None if value.mean is None else _told(value.mean),
        "shares": None
        if shares is None
        else [{"word": word, **_told(told)} for word, told in shares.items()],
        "n_band": value.n_band,
        "precision": value.step,
        "bounded": value.bounded,
    }


def _told(told: Told) -> dict[str, Any]:
    return {"value": told.value, "end": told.end}


def _since(since: Since, say: Callable[[Change], str]) -> dict[str, Any]:
    change = since.change
    return {
        "block": since.block,
        "changed": change.changed.value,
        "direction": change.direction.value if change.direction else None,
        "text": say(change),
    }
