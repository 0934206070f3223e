from typing import cast

from rest_framework.request import Request

from facilitation.programs.models import Person


def person_of(request: Request) -> Person:
    """The signed-in person; only for views that demand one."""
    return cast("Person", request.user)
