"""A server under comparison, with its crowd and the call that makes it send to all."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median

from bench.commands import EXTENDED
from bench.crowd.process import Phones
from bench.processes import Server

SETTLED_AFTER = 0.05  # seconds after the last phone: the server's last acks and clean-up count too


@dataclass
class Contender:
    """`cpu_ns` and `wall_ns` have one entry a broadcast; `missed` sums phones that got none."""

    server: Server
    phones: Phones
    speak: Callable[[], None]
    joined: int
    kib_per_phone: float
    cpu_ns: list[int] = field(default_factory=list)
    wall_ns: list[int] = field(default_factory=list)
    missed: int = 0

    def broadcast(self) -> None:
        """One message to all phones, measured."""
        self.phones.listen(EXTENDED)
        cpu = self.server.cpu_ns()
        sent_at = time.monotonic_ns()
        self.speak()
        report = self.phones.heard()
        time.sleep(SETTLED_AFTER)
        self.cpu_ns.append(self.server.cpu_ns() - cpu)
        self.wall_ns.append(report.latest() - sent_at)
        self.missed += report.missing()

    def cpu(self) -> float:
        return median(self.cpu_ns)

    def wall(self) -> float:
        return median(self.wall_ns)
