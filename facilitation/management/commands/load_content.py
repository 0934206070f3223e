from typing import Any

from django.core.management.base import BaseCommand, CommandError

from facilitation.plans.files import plan_files, read_plan_file
from facilitation.plans.publication import PlanVersionInUse, publish_plan


class Command(BaseCommand):
    help = "Publish the plan files so that sessions can run them. Safe to run again."

    def handle(self, *args: Any, **options: Any) -> None:
        files = [read_plan_file(path) for path in plan_files()]
        faults = [fault for file in files for fault in file.faults]
        for fault in faults:
            self.stderr.write(str(fault))
        if faults:
            raise CommandError("nothing was published; mend the faults first")
        for file in files:
            if file.document is None:
                continue
            try:
                plan = publish_plan(document=file.document)
            except PlanVersionInUse as error:
                raise CommandError(f"{file.path}: {error.detail}") from error
            self.stdout.write(f"{plan.slug} version {plan.version}")
