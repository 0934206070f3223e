"""The server is killed and comes back: `python -m bench.reconnect --phones 2000`.

Every phone tries again as the real client does (bench/crowd/phone.py). Prints one JSON line; see
README.md for its keys.
"""

from __future__ import annotations

import argparse
import json
import time
from contextlib import ExitStack
from dataclasses import dataclass
from statistics import mean, median

from bench.crowd.orders import Report
from bench.crowd.process import Phones, crowd
from bench.databases import database
from bench.processes import clean_up_when_told_to_end, end, wait_until_listening
from bench.stage import Stage, prepared_stage

BACK_WITHIN = 120.0  # seconds


@dataclass(frozen=True)
class Return:
    """One kill and what followed. Times are monotonic nanoseconds."""

    killed_at: int
    accepting_at: int
    report: Report

    def since(self, moment: int) -> list[float]:
        """Milliseconds from `moment` to the snapshot of each phone that came back."""
        return [(at - moment) / 1e6 for at in self.report.at if at]

    def waits(self) -> list[float]:
        """Milliseconds from dialling to the snapshot: what the server took of it."""
        both = zip(self.report.at, self.report.since, strict=True)
        return [(at - dialled) / 1e6 for at, dialled in both if at]


def measured(stage: Stage, phones: Phones, times: int) -> list[Return]:
    server = stage.start()
    try:
        wait_until_listening(server)
        phones.join(stage.invitation(comes_back=True))
        returns = []
        for _time in range(times):
            phones.expect_return()
            killed_at = time.monotonic_ns()
            server.process.kill()
            server.process.wait()
            server = stage.start()
            accepting_at = wait_until_listening(server)
            returns.append(Return(killed_at, accepting_at, phones.heard(within=BACK_WITHIN)))
        return returns
    finally:
        end(server)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--phones", type=int, default=2000)
    parser.add_argument("--times", type=int, default=3, choices=range(1, 11))
    options = parser.parse_args()
    clean_up_when_told_to_end()
    with ExitStack() as stack:
        url = stack.enter_context(database("sqlite", name="ours", url=""))
        stage = prepared_stage(seats=options.phones, polls=0, database_url=url)
        returns = measured(stage, stack.enter_context(crowd()), options.times)
    figures = {
        "returned": min(options.phones - each.report.missing() for each in returns),
        "mean_ms": median(mean(each.since(each.accepting_at)) for each in returns),
        "max_ms": median(max(each.since(each.accepting_at)) for each in returns),
        "mean_from_kill_ms": median(mean(each.since(each.killed_at)) for each in returns),
        "max_from_kill_ms": median(max(each.since(each.killed_at)) for each in returns),
        "mean_from_dial_ms": median(mean(each.waits()) for each in returns),
        "max_from_dial_ms": median(max(each.waits()) for each in returns),
    }
    rounded = {key: round(value) for key, value in figures.items()}
    print(json.dumps({"bench": "reconnect", "phones": options.phones, **rounded}))


if __name__ == "__main__":
    main()
