"""What Django may not log by itself. It is loaded with the settings, before Django is."""

import logging

QUIET_PARTS = ("/pulse", "/redirects", "/contact-wishes", "/contact-keys", "/calendars/")


class NobodysBusiness(logging.Filter):
    """Django logs the path of a request that broke down.

    Of a ballot that is its time; of a calendar it is the secret that opens it.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        path = str(getattr(getattr(record, "request", None), "path", ""))
        return not any(part in path for part in QUIET_PARTS)
