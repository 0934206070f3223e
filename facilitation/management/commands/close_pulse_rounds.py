from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from facilitation.pulse.closing import close_due_rounds


class Command(BaseCommand):
    help = "Close and open the pulse rounds that are due. A running server does it."

    def handle(self, *args: Any, **options: Any) -> None:
        turned = close_due_rounds()
        counts = asdict(turned).items()
        self.stdout.write(", ".join(f"{count} {what}" for what, count in counts))
        if turned.failed:
            raise CommandError("Some of it could not be done; the log says what. Run it again.")
