from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from facilitation.debriefs.tags import read_tag_file, tag_files
from facilitation.plans.files import CONTENT, plan_files, read_plan_file
from facilitation.prepared_polls.library import library_files, read_library_file
from facilitation.program_checklist.points import checklist_files, read_checklist_file
from facilitation.pulse.items import item_files, read_item_file


class Command(BaseCommand):
    help = "Check every content file and print each fault as file:line: reason."
    requires_system_checks: list[str] = []  # authors need no database and no secret settings

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--content", default=str(CONTENT), help="the folder to check")

    def handle(self, *args: Any, **options: Any) -> None:
        folder = Path(options["content"])
        plans = [read_plan_file(path) for path in plan_files(folder)]
        if not plans:
            raise CommandError(f"no plan files under {folder}/<language>/plans/")
        files = [
            *plans,
            *(read_tag_file(path) for path in tag_files(folder)),
            *(read_library_file(path) for path in library_files(folder)),
            *(read_item_file(path) for path in item_files(folder)),
            *(read_checklist_file(path) for path in checklist_files(folder)),
        ]
        faults = [fault for file in files for fault in file.faults]
        for fault in faults:
            self.stderr.write(str(fault))
        if faults:
            raise CommandError(f"{len(faults)} faults in {len(files)} files")
        self.stdout.write(f"{len(files)} files, no fault")
