from django.apps import AppConfig


class FacilitationConfig(AppConfig):
    name = "facilitation"
    verbose_name = "In This Room"

    def ready(self) -> None:
        from facilitation.reminders import relevance  # noqa: F401  (registers its questions)
