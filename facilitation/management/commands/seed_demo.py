from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from facilitation.demo.history import seed_history
from facilitation.demo.seeding import have_a_session_today, role_links, start_demo
from facilitation.live_room.opening import close_forgotten_rooms
from facilitation.plans.models import Plan
from facilitation.programs.models import Role


class Command(BaseCommand):
    help = "Make the demonstration program and print one link for each role. Safe to run again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--origin", default="http://localhost:8000", help="where links lead")

    def handle(self, *args: Any, **options: Any) -> None:
        close_forgotten_rooms()
        try:
            program, is_new = start_demo()
        except Plan.DoesNotExist as error:
            raise CommandError("run `manage.py load_content` first") from error
        if is_new:
            self.stdout.write("Making up nine months for the director to look at ...")
            self.stdout.flush()
            seed_history(program)
        have_a_session_today(program)
        origin = options["origin"]
        self.stdout.write("Sign in as (each link works for a day):")
        for link in role_links(program):
            label = f"{Role(link.role).label} ({link.name})"
            self.stdout.write(f"  {label:<34} {origin}/#/welcome/{link.code}")
        self.stdout.write(f"  {'A phone, without an account':<34} {origin}/#/")
