"""The demonstration: its director finds a history, and everybody hears that it is made up."""

from __future__ import annotations

import io

import pytest
from django.core.management import call_command

from facilitation.demo import cast as demo
from facilitation.programs.models import Person, Program
from facilitation.sessions.models import GroupSession
from tests.api.answers import API, content
from tests.api.conftest import SignIn
from tests.cast import Cast

pytestmark = pytest.mark.one_process


def test_the_demonstrations_director_reads_nine_months_that_are_made_up(
    cast: Cast, signed_in: SignIn
) -> None:
    said = io.StringIO()
    call_command("load_content", stdout=io.StringIO())
    call_command("seed_demo", stdout=said)
    assert "Making up" in said.getvalue()

    program = Program.objects.get(name=demo.PROGRAM)
    assert "(demo)" in program.name
    director = signed_in(Person.objects.get(email=demo.address_of("Viktor Sand")))
    trends = content(director.get(f"{API}/programs/{program.pk}/trends"))
    assert len(trends["blocks"]) >= 8
    assert any(point["since"] for own in trends["series"] for point in own["points"])
    [action] = content(director.get(f"{API}/programs/{program.pk}/actions"))["results"]
    assert action["description"].startswith("Made up for this demonstration")

    sessions = GroupSession.objects.count()
    call_command("seed_demo", stdout=said)
    assert GroupSession.objects.count() == sessions
    assert said.getvalue().count("Making up") == 1
