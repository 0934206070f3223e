from django.apps import AppConfig


class FacilitationConfig(AppConfig):
    name = "facilitation"
    verbose_name = "In This Room"

    def ready(self) -> None:
        # These register what is asked once more before a message is sent.
        from facilitation.prebriefs import reminding  # noqa: F401
        from facilitation.reminders import relevance  # noqa: F401
