from typing import Any

from django.core.management.base import BaseCommand, CommandError

from facilitation.programs.models import Program
from facilitation.safety.country_file import read_resource_file, resource_file
from facilitation.safety.resources import problems_with, resources_for


class Command(BaseCommand):
    help = "Say which crisis numbers are missing or were checked too long ago: rooms stay shut."

    def handle(self, *args: Any, **options: Any) -> None:
        lines = [*_faults_of_the_file(), *_faults_of_programs()]
        for line in lines:
            self.stderr.write(line)
        if lines:
            raise CommandError(f"{len(lines)} to mend")
        self.stdout.write(f"usable in {Program.objects.count()} programs")


def _faults_of_the_file() -> list[str]:
    path = resource_file()
    if path is None:
        return ["CRISIS_RESOURCES is not set: name a file like crisis_resources.example.yaml"]
    file = read_resource_file()
    if file is None:
        return [f"{path}: there is no such file; CRISIS_RESOURCES names it"]
    return [str(fault) for fault in file.faults]


def _faults_of_programs() -> list[str]:
    return [
        f"{program.name} ({program.country}): {problem.detail}"
        for program in Program.objects.order_by("name", "id")
        for problem in problems_with(resources_for(program))
    ]
