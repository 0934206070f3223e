"""What Django may not log by itself. It is loaded with the settings, before Django is."""

import logging

QUIET = ("/pulse", "/redirects", "/contact-wishes", "/contact-keys")


class NotOfThePulse(logging.Filter):
    """Django logs the path of a request that broke down: of a ballot, that is its time."""

    def filter(self, record: logging.LogRecord) -> bool:
        path = getattr(getattr(record, "request", None), "path", "")
        return not any(part in str(path) for part in QUIET)
