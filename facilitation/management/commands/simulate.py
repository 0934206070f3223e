from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from facilitation.plans.models import Plan
from facilitation.simulation.years import simulate_program


class Command(BaseCommand):
    help = "Add simulated programs, through the rules, with a trend that is known."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--programs", type=int, default=1, help="how many")
        parser.add_argument("--years", type=int, default=1, help="how many years of each")
        parser.add_argument("--seed", type=int, default=1, help="the same seed, the same answers")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["programs"] < 1 or options["years"] < 1:
            raise CommandError("Name at least one program and one year.")
        for number in range(1, options["programs"] + 1):
            begun = monotonic()
            try:
                program = simulate_program(
                    number=number, years=options["years"], seed=options["seed"]
                )
            except Plan.DoesNotExist as error:
                raise CommandError("run `manage.py load_content` first") from error
            releases = program.pulse_releases.count()
            seconds = monotonic() - begun
            self.stdout.write(f"{program.name}: {releases} releases, {seconds:.0f} s")
