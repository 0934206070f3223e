"""How many messages one socket may send."""

import time

BURST = 30  # messages at once: a person tapping, a phone catching up after a tunnel
PER_SECOND = 5


class Pace:
    """A token bucket for one socket."""

    def __init__(self) -> None:
        self._left = float(BURST)
        self._at = time.monotonic()

    def allows_one_more(self) -> bool:
        now = time.monotonic()
        self._left = min(BURST, self._left + (now - self._at) * PER_SECOND)
        self._at = now
        if self._left < 1:
            return False
        self._left -= 1
        return True
