from typing import Any

from django.core.management.base import BaseCommand

from facilitation.live_room.opening import close_forgotten_rooms


class Command(BaseCommand):
    help = "Close rooms whose session began more than twelve hours ago. A running server does it."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{close_forgotten_rooms()} rooms closed")
