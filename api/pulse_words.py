"""A number of a pulse's release in words, for paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from facilitation.pulse.items import item


def told_words(item_id: str, values: Mapping[str, Any]) -> str:
    """One item as it was told: `values` are a release's, as `ItemValue` stands in JSON."""
    asked = item(item_id)
    if values["mean"] is not None:
        told = _("{number} of 10").format(number=_number(values["mean"]))
        return (
            f"{asked.text} {told} (0: {asked.low}, 10: {asked.high})"
            if asked.low
            else (f"{asked.text} {told}")
        )
    shares = values["shares"] or {}
    told = ", ".join(f"{word}: {_number(share)} %" for word, share in shares.items())
    return f"{asked.text} {told}"


def _number(told: Mapping[str, Any]) -> str:
    ends = {"or_less": _("or less"), "or_more": _("or more")}
    number = f"{told['value']:g}"
    return f"{number} {ends[told['end']]}" if told["end"] else number
