"""What Django may not log by itself. Loaded with the settings, so it imports nothing of Django's."""

import logging


class NotOfThePulse(logging.Filter):
    """Django logs the path of a request that broke down: of the pulse's, that is the time of one."""

    def filter(self, record: logging.LogRecord) -> bool:
        path = getattr(getattr(record, "request", None), "path", "")
        return "/pulse" not in str(path)
