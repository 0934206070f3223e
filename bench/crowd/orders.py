"""What a crowd is told, and what it reports."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Invitation:
    """How the phones come in: `greeting` is in the first message that counts as being in.

    `hello` is a frame to send right after the upgrade. `comes_back`: a lost phone dials again.
    """

    port: int
    requests: list[bytes]
    greeting: bytes
    hello: bytes = b""
    at_once: int = 64
    comes_back: bool = False


@dataclass(frozen=True)
class Report:
    """For each phone a monotonic time in nanoseconds, 0 for one that did not get there."""

    at: list[int]
    since: list[int] = field(default_factory=list)

    def latest(self) -> int:
        return max(self.at)

    def missing(self) -> int:
        return self.at.count(0)
