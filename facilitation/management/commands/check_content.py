from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from facilitation.plans.files import CONTENT, plan_files, read_plan_file


class Command(BaseCommand):
    help = "Check every content file and print each fault as file:line: reason."
    requires_system_checks: list[str] = []  # authors need no database and no secret settings

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--content", default=str(CONTENT), help="the folder to check")

    def handle(self, *args: Any, **options: Any) -> None:
        paths = plan_files(Path(options["content"]))
        if not paths:
            raise CommandError(f"no plan files under {options['content']}/<language>/plans/")
        faults = [fault for path in paths for fault in read_plan_file(path).faults]
        for fault in faults:
            self.stderr.write(str(fault))
        if faults:
            raise CommandError(f"{len(faults)} faults in {len(paths)} files")
        self.stdout.write(f"{len(paths)} plans, no fault")
