from typing import Any

from django.core.management.base import BaseCommand

from facilitation.prebriefs.reminding import plan_prebrief_reminders
from facilitation.push.tasks import tidy, wake_for_what_waits
from facilitation.reminders.planning import plan_reminders


class Command(BaseCommand):
    help = "Put what is due soon into the outbox and wake the worker. A running server does it."

    def handle(self, *args: Any, **options: Any) -> None:
        planned = plan_reminders() + plan_prebrief_reminders()
        tidy()
        wake_for_what_waits()
        self.stdout.write(f"{planned} new")
