from typing import Any

from django.core.management.base import BaseCommand

from facilitation.redirects.matching import prepare


class Command(BaseCommand):
    help = (
        "Learn the redirect phrases now and keep what was learnt in REDIRECT_CACHE_DIR, so that no "
        "look-up after a start is answered by wording alone."
    )
    requires_system_checks: list[str] = []  # needs no database

    def handle(self, *args: Any, **options: Any) -> None:
        by_wording_alone = prepare()
        self.stdout.write(
            "The extra `redirects` is not installed: look-ups are answered by wording alone."
            if by_wording_alone
            else "Ready."
        )
