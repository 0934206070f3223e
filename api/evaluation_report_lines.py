"""An evaluation report in words: what the table and the printed page are made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from facilitation.debriefs.tags import TagKind
from facilitation.evaluation_report.floors import LEAST_LEADERS, LEAST_SESSIONS


@dataclass(frozen=True)
class Line:
    """One figure. `value` is empty where it is not told; then `meaning` says why."""

    figure: str
    value: str
    meaning: str = ""


def parts_of(document: Mapping[str, Any]) -> list[tuple[str, list[Line]]]:
    """The report's parts in order, each with its lines. `document` is an `EvaluationReportOut`."""
    parts = {
        _("Sessions"): _sessions(document),
        _("Who came"): _attendance(document),
        _("Who led"): _leaders(document),
        _("What came up"): _themes(document["themes"]),
        _("How residents answered"): _constructs(document["constructs"]),
    }
    return [(part, list(lines)) for part, lines in parts.items()]


def _sessions(document: Mapping[str, Any]) -> Iterator[Line]:
    counts = document["sessions"]
    yield Line(_("Held"), str(counts["held"]))
    yield Line(_("Cancelled"), str(counts["cancelled"]))
    yield Line(_("Not opened"), str(counts["not_opened"]), _("On the calendar, and never begun"))
    yield _percent(_("In protected time"), document["protected_time_percent"])


def _attendance(document: Mapping[str, Any]) -> Iterator[Line]:
    attendance, reached = document["attendance"], document["reached"]
    if attendance is None:
        yield Line(_("Attendances"), "", _few_sessions())
    else:
        if attendance["total"] is not None:
            yield Line(
                _("Attendances"),
                str(attendance["total"]),
                _("Phones in the rooms. Who came twice counts twice; nobody is counted by name"),
            )
        yield Line(_("A session, on average"), str(attendance["average"]), _("Rounded down"))
        yield Line(_("Half of the sessions had"), attendance["median_band"], _("Or more"))
    if reached is None:
        yield Line(_("Residents reached"), "", _("No release told who came for the first time"))
    else:
        yield Line(
            _("Residents reached"),
            _("%(low)d to %(high)d of %(residents)d") % reached,
            _("From those who answered that it was their first time"),
        )
    for point in document["visits"]:
        yield Line(
            _("First time, %(from_on)s to %(to_on)s") % point,
            _value(point["value"]),
            _("Of %(n_band)s people") % point["value"],
        )


def _leaders(document: Mapping[str, Any]) -> Iterator[Line]:
    both, prepared = document["co_facilitation"], document["preparedness"]
    yield _percent(_("With an insider and a psychologist"), both["both_percent"])
    yield _percent(_("With an insider"), both["insider_percent"])
    yield _percent(_("With a psychologist"), both["psychologist_percent"])
    if prepared is None:
        reason = _("Told of whole years, from %(leaders)d leaders on who filed a debrief")
        yield Line(_("Leaders prepared"), "", reason % {"leaders": LEAST_LEADERS})
    else:
        share = _("%(percent)d %% or less") if prepared["or_less"] else _("%(percent)d %%")
        yield Line(
            _("Leaders prepared"), share % prepared, _("Of %(leaders_band)s leaders") % prepared
        )


def _themes(themes: Mapping[str, Any]) -> Iterator[Line]:
    texts = {theme["id"]: theme["text"] for theme in themes["in_order"]}
    for kind in TagKind:
        found = [texts[key] for key in themes["most_frequent"].get(kind.value, [])]
        most = _("%(kind)s, most often") % {"kind": kind.label}
        yield Line(most, "; ".join(found), "" if found else _("Nothing came up again and again"))
    for theme in themes["in_order"]:
        yield Line(
            theme["text"],
            _("%(least_sessions)d sessions or more") % theme,
            ngettext("In one quarter", "In %(quarters)d quarters", theme["quarters"]) % theme,
        )


def _constructs(constructs: list[Mapping[str, Any]]) -> Iterator[Line]:
    for each in constructs:
        name = each["name"]
        if each["start"] is None:
            yield Line(name, "", _("Not told: too few answers, or not asked"))
        elif each["end"] is None:
            yield Line(name, _value(each["start"]["value"]), _meaning(each, _("Told once")))
        else:
            both = (_value(each["start"]["value"]), _value(each["end"]["value"]))
            yield Line(name, _("%s, then %s") % both, _meaning(each, each["change"]["text"]))


def _meaning(construct: Mapping[str, Any], text: str) -> str:
    return f"{construct['question']} {text}"


def _value(value: Mapping[str, Any]) -> str:
    if value["mean"] is not None:
        return _told(value["mean"], "%g")
    return ", ".join(f"{each['word']}: {_told(each, '%g %%')}" for each in value["shares"] or [])


def _told(told: Mapping[str, Any], form: str) -> str:
    ends = {"or_less": _("%s or less"), "or_more": _("%s or more"), None: "%s"}
    text: str = ends[told["end"]] % (form % told["value"])
    return text


def _percent(figure: str, percent: int | None) -> Line:
    if percent is None:
        return Line(figure, "", _few_sessions())
    return Line(figure, _("%d %%") % percent, _("Of the sessions held, to the nearest ten"))


def _few_sessions() -> str:
    return _("Told from %(sessions)d sessions on") % {"sessions": LEAST_SESSIONS}
