"""The phone's own code against the real server: every token issued is unblinded, and accepted once.

`PULSE_TOKENS=1000` tries as many phones as the measured run did; by default there are fewer.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client

from facilitation.groups.models import GroupMember
from facilitation.programs.enrolment import enrol, person_with_email
from facilitation.programs.models import Person, Role
from facilitation.pulse.ballot_box import CountedToken, PulseBallot
from facilitation.pulse.closing import close_due_rounds
from facilitation.pulse.release import band_of
from tests.cast import Cast
from tests.pulse_phone import open_round_of
from tests.server import Server

pytestmark = [pytest.mark.one_process, pytest.mark.xdist_group("pulse")]

PHONE = Path(__file__).resolve().parents[2] / "phone"
TOKENS = int(os.environ.get("PULSE_TOKENS", "30"))
CSRF = "a" * 32


def test_each_token_is_signed_unblinded_and_accepted(server: Server, live_cast: Cast) -> None:
    if shutil.which("node") is None or not (PHONE / "node_modules").is_dir():
        why = "Node.js is not installed, or the phone's packages are not: make phone-setup"
        pytest.fail(why) if os.environ.get("REQUIRE_BROWSER") else pytest.skip(why)
    people = [resident(live_cast, number) for number in range(TOKENS - 2)]
    GroupMember.objects.bulk_create(
        GroupMember(support_group=live_cast.circle, person=person) for person in people
    )
    pulse_round = open_round_of(live_cast.circle)

    run_the_phones(server, [live_cast.rae, live_cast.rob, *people])

    assert PulseBallot.objects.filter(pulse_round=pulse_round).count() == TOKENS
    later = pulse_round.closes_at + timedelta(minutes=1)
    close_due_rounds(now=later)
    assert CountedToken.objects.filter(pulse_round=pulse_round).count() == TOKENS
    told = signed_in(live_cast.rae).get(f"/api/v1/groups/{live_cast.circle.pk}/pulse").json()
    [release] = told["releases"]
    assert release["n_band"] == band_of(TOKENS)
    [first, *_others] = release["items"]
    # The phones answered 0 to 10 in turn.
    assert 4 <= first["mean"]["value"] <= 6


def run_the_phones(server: Server, people: list[Person]) -> None:
    environment = {
        **os.environ,
        "PULSE_SERVER": server.origin,
        "PULSE_CSRF": CSRF,
        "PULSE_SESSIONS": ",".join(signed_in(each).cookies["sessionid"].value for each in people),
    }
    command = ["node_modules/.bin/vitest", "run", "tests/pulse/real-server.test.ts"]
    done = subprocess.run(
        command, cwd=PHONE, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 passed" in done.stdout


def resident(cast: Cast, number: int) -> Person:
    person = person_with_email(email=f"resident-{number}@example.org", name=f"Resident {number}")
    enrol(program=cast.program, person=person, role=Role.RESIDENT)
    return person


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client
