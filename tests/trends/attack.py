"""Everything that a director and a coordinator can ask for, and what can be made of the answers."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from rest_framework.test import APIClient

from facilitation.programs.models import Membership
from facilitation.pulse.models import PulseRound
from facilitation.sessions.models import GroupSession
from tests.api.answers import API
from tests.api.endpoints import ENDPOINTS, Endpoint, filled
from tests.cast import Cast

READS = [each for each in ENDPOINTS if each.method == "GET"]
# A row that is new in each world has a new id; keys and hashes are random.
NEW_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
RANDOM = re.compile(r"[A-Za-z0-9_-]{32,}")
HALF_A_STEP = 0.25  # of a mean of fewer than 30 people

Leak = Callable[[Cast], Any]


@dataclass(frozen=True)
class Call:
    """`who` asks `endpoint` about the `which`th of the things that it names."""

    who: str
    endpoint: Endpoint
    which: int
    query: Mapping[str, str]


@dataclass
class Attacker:
    """Both of them together; `leak` is what a careless endpoint would answer beside the others."""

    cast: Cast
    clients: Mapping[str, APIClient]
    calls: list[Call]
    leak: Leak | None = None
    heard: list[tuple[str, int, str]] = field(default_factory=list)

    def watch(self) -> None:
        """Ask everything; the trends always."""
        trends = Endpoint("GET", "programs/<uuid:program_id>/trends", READS[0].who)
        for call in [*self.calls, *(Call(who, trends, 0, {}) for who in self.clients)]:
            answer = self.clients[call.who].get(self._address(call), call.query)
            label = f"{call.who} {call.endpoint} {dict(call.query)}"
            self.heard.append(
                (label, answer.status_code, steady(answer.content.decode(errors="replace")))
            )
        if self.leak:
            self.heard.append(("leak", 200, json.dumps(self.leak(self.cast), default=str)))

    def write(self, what: str) -> None:
        """Change something as a director or a coordinator may, or try to."""
        who, method, path, body = self._writes()[what]
        answer = self.clients[who].generic(
            method, f"{API}/{path}", json.dumps(body), content_type="application/json"
        )
        self.heard.append(
            (what, answer.status_code, steady(answer.content.decode(errors="replace")))
        )

    def _writes(self) -> dict[str, tuple[str, str, str, dict[str, Any]]]:
        program = self.cast.program.pk
        group = self.cast.circle
        member = group.members.order_by("person__email").last()
        assert member is not None
        place = f"groups/{group.pk}/roster/"
        return {
            "somebody leaves": ("cora", "DELETE", f"{place}{member.person_id}", {}),
            "somebody comes": ("cora", "PUT", f"{place}{self.cast.remi.pk}", {}),
            "a director tries a roster": ("dana", "DELETE", f"{place}{member.person_id}", {}),
            "a group more": (
                "cora",
                "POST",
                "groups",
                {
                    "program": str(program),
                    "name": "One more",
                    "modality": "balint",
                    "capacity": 8,
                    "access": "closed_roster",
                },
            ),
            "asking at sessions": (
                "cora",
                "PUT",
                f"groups/{group.pk}/pulse-cadence",
                {"way": "sessions"},
            ),
            "asking stops": ("cora", "DELETE", f"groups/{group.pk}/pulse-cadence", {}),
            "an action": (
                "dana",
                "POST",
                f"programs/{program}/actions",
                {
                    "title": "Pagers are held",
                    "done_on": "2026-03-02",
                    "about_kind": "theme",
                    "about": "workload",
                },
            ),
            "a point": (
                "cora",
                "PUT",
                f"programs/{program}/checklist/siloes",
                {"answer": "partly"},
            ),
        }

    def _address(self, call: Call) -> str:
        program = self.cast.program
        rounds = PulseRound.objects.filter(support_group__program=program)
        choices: dict[str, list[Any]] = {
            "group_id": [each.pk for each in program.support_groups.order_by("name")],
            "session_id": list(GroupSession.objects.values_list("pk", flat=True)),
            "round_id": [each.pk for each in rounds.order_by("support_group__name", "number")],
            "person_id": [each.person_id for each in Membership.objects.filter(program=program)],
        }
        ids: dict[str, object] = {
            "program_id": program.pk,
            "plan_id": self.cast.plan.slug,
            "version": self.cast.plan.version,
            "point_id": "siloes",
        }
        for name in re.findall(r"<\w+:(\w+)>", call.endpoint.route):
            own = choices.get(name) or [program.pk]  # of anything else there is none: a wrong id
            ids.setdefault(name, own[call.which % len(own)])
        return filled(call.endpoint, ids)


WRITES = [
    "somebody leaves",
    "somebody comes",
    "a director tries a roster",
    "a group more",
    "asking at sessions",
    "asking stops",
    "an action",
    "a point",
]


def steady(text: str) -> str:
    """Without what is random in every world: ids of new rows, keys and hashes."""
    return RANDOM.sub("<key>", NEW_ID.sub("<id>", text))


def differences(one: Attacker, other: Attacker) -> list[str]:
    """What was asked and answered differently in the two worlds."""
    assert len(one.heard) == len(other.heard)
    return [here[0] for here, there in zip(one.heard, other.heard, strict=True) if here != there]


def numbers(attacker: Attacker) -> dict[str, dict[str, float]]:
    """Every number that was heard, by the kind of place that it stood in and where exactly."""
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for turn, (label, _status, text) in enumerate(attacker.heard):
        document = json.loads(text) if text[:1] in {"{", "["} else None
        for where, number in _leaves(document):
            kind = f"{label.split()[0]} {re.sub(r'[.][0-9]+', '.#', where)}"
            found[kind][f"{turn} {where}"] = number
    return found


def followed(
    one: Attacker,
    other: Attacker,
    hidden: Mapping[Any, float],
    hidden_there: Mapping[Any, float],
) -> tuple[set[Any], int]:
    """Hidden values that a number, or the difference of two at matching places, follows.

    It follows one when it is within half a step of it in both worlds, although the value is another
    one there. Also returns how many numbers and differences were tried.
    """
    here, there = numbers(one), numbers(other)
    differ = {
        key: (value, hidden_there[key])
        for key, value in hidden.items()
        if key in hidden_there and abs(value - hidden_there[key]) > 2 * HALF_A_STEP
    }
    caught: set[Any] = set()
    tried = 0
    for kind, places in here.items():
        both = {(value, there[kind][p]) for p, value in places.items() if p in there[kind]}
        candidates = both | {
            sign
            for (a, a_there), (b, b_there) in combinations(both, 2)
            for sign in ((a - b, a_there - b_there), (b - a, b_there - a_there))
        }
        tried += len(candidates)
        caught |= {
            key
            for key, (value, value_there) in differ.items()
            if any(
                abs(x - value) <= HALF_A_STEP and abs(y - value_there) <= HALF_A_STEP
                for x, y in candidates
            )
        }
    return caught, tried


def _leaves(part: Any, where: str = "") -> Iterator[tuple[str, float]]:
    if isinstance(part, dict):
        for name, below in part.items():
            yield from _leaves(below, f"{where}.{name}")
    elif isinstance(part, list):
        for index, below in enumerate(part):
            yield from _leaves(below, f"{where}.{index}")
    elif isinstance(part, int | float) and not isinstance(part, bool):
        yield where, float(part)
