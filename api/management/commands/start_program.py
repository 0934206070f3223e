from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction

from api.mail import send_invitation
from facilitation.errors import DomainError
from facilitation.programs.enrolment import create_program
from facilitation.programs.invitations import invite
from facilitation.programs.models import Role


class Command(BaseCommand):
    help = "Make a residency program and mail its first coordinator an invitation."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--program", required=True, help="its name")
        parser.add_argument("--time-zone", required=True, help="such as Europe/Berlin")
        parser.add_argument("--country", required=True, help="two letters, such as DE")
        parser.add_argument("--name", required=True, help="the coordinator's name")
        parser.add_argument("--email", required=True, help="the coordinator's address")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.PUBLIC_ORIGIN:
            raise CommandError("Set PUBLIC_ORIGIN, such as https://room.example, for the link.")
        try:
            validate_email(options["email"])
            with transaction.atomic():
                program = create_program(
                    name=options["program"],
                    time_zone=options["time_zone"],
                    country=options["country"],
                )
                sent = invite(
                    program=program,
                    email=options["email"],
                    name=options["name"],
                    role=Role.COORDINATOR,
                )
                send_invitation(sent, origin=settings.PUBLIC_ORIGIN)
        except ValidationError as error:
            raise CommandError("That is not an e-mail address.") from error
        except DomainError as error:
            raise CommandError(str(error.detail)) from error
        self.stdout.write(f"{program.name}: an invitation is on its way to {options['email']}")
