"""Every phone votes at once: `python -m bench.votes --phones 2000 --database sqlite`.

Beside our server stand the naive one and the same with kept connections; each has its own crowd
and database, and they take turns. Prints one JSON line; see README.md for its keys.
"""

from __future__ import annotations

import argparse
import json
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from statistics import median, quantiles
from uuid import UUID, uuid4

from bench import commands
from bench.crowd.orders import Invitation, Report
from bench.crowd.process import Phones, crowd
from bench.crowd.wire import opening_request, text_frame
from bench.databases import database, postgresql_url
from bench.desk import Desk
from bench.naive.server import naive_server
from bench.processes import Server, clean_up_when_told_to_end
from bench.stage import Stage, prepared_stage

SIGNALS_ARE_OUT = 5.0  # seconds: what the joining set off is told within four
VOTED_WITHIN = 120.0  # seconds
MOST_TIMES = 20


@dataclass
class Figures:
    """One entry for each time that all phones voted; `lost` is a sum."""

    per_second: list[float] = field(default_factory=list)
    p95_ms: list[float] = field(default_factory=list)
    tally_ms: list[float] = field(default_factory=list)
    cpu_s: list[float] = field(default_factory=list)
    lost: int = 0

    def note(self, report: Report, cpu_ns: int) -> None:
        """`report` is of votes and their acks. A vote without one counts for nothing."""
        answered = [(at, since) for at, since in zip(report.at, report.since, strict=True) if at]
        seconds = (max(at for at, _since in answered) - min(report.since)) / 1e9
        self.per_second.append(len(answered) / seconds)
        waits = [(at - since) / 1e6 for at, since in answered]
        self.p95_ms.append(quantiles(waits, n=20)[18])
        self.cpu_s.append(cpu_ns / 1e9)


class Naive:
    """A naive server with its crowd: each vote is stored by itself."""

    def __init__(self, server: Server, phones: Phones, number: int) -> None:
        self._server, self._phones, self._number = server, phones, number
        self.figures = Figures()
        requests = [
            opening_request(f"/vote/seat-{phone}", port=server.port) for phone in range(number)
        ]
        phones.join(Invitation(server.port, requests, b"snapshot"))

    def vote(self) -> None:
        poll = str(uuid4())
        message = json.dumps({"id": "1", "poll": poll, "choice": "curious"})
        frames = [text_frame(message) for _phone in range(self._number)]
        cpu = self._server.cpu_ns()
        report = self._phones.say(frames, commands.ACK, within=VOTED_WITHIN)
        self.figures.note(report, self._server.cpu_ns() - cpu)


class Ours:
    """Our server with its crowd: vote in a fresh poll, look into the database, reveal."""

    def __init__(self, stage: Stage, server: Server, phones: Phones) -> None:
        self._stage, self._server, self._phones = stage, server, phones
        self.desk = Desk(stage)
        self.figures = Figures()
        phones.join(stage.invitation())

    def vote(self) -> None:
        room, at = self._stage.room, self.desk.state["step"]["index"]
        target = max(room.first_poll, at + 1)
        self.desk.do(commands.go_to_step(self.desk.next_id(), source=at, target=target))
        poll: str = self.desk.state["poll"]["id"]
        frames = [
            text_frame(commands.vote("1", poll=poll, option=room.options[number % 2]))
            for number in range(len(room.tokens))
        ]
        cpu = self._server.cpu_ns()
        report = self._phones.say(frames, commands.ACK, within=VOTED_WITHIN)
        self.figures.note(report, self._server.cpu_ns() - cpu)
        self._check_what_is_stored(poll, acked=len(frames) - report.missing())
        self._reveal(poll)

    def _check_what_is_stored(self, poll: str, *, acked: int) -> None:
        from facilitation.live_room.models import Ballot

        self.figures.lost += max(0, acked - Ballot.objects.filter(poll=UUID(poll)).count())

    def _reveal(self, poll: str) -> None:
        self._phones.listen(commands.REVEALED)
        sent_at = time.monotonic_ns()
        self.desk.send(commands.reveal(self.desk.next_id(), poll=poll))
        report = self._phones.heard()
        self.figures.tally_ms.append((report.latest() - sent_at) / 1e6)
        self.desk.answered()


def measured(phones: int, kind: str, times: int, url: str) -> dict[str, float | int]:
    with ExitStack() as stack:

        def new_database(name: str) -> str:
            return stack.enter_context(database(kind, name=name, url=url))

        stage = prepared_stage(seats=phones, polls=times, database_url=new_database("ours"))
        ours = Ours(stage, stack.enter_context(stage.running()), stack.enter_context(crowd()))
        stack.callback(ours.desk.close)
        naive, tuned = (
            Naive(
                stack.enter_context(
                    naive_server(database_url=new_database(name), keep_connections=keep)
                ),
                stack.enter_context(crowd()),
                phones,
            )
            for name, keep in (("naive", False), ("tuned", True))
        )
        time.sleep(SIGNALS_ARE_OUT)
        for _time in range(times):
            for contender in (ours, naive, tuned):
                contender.vote()
        figures, per_second = ours.figures, median(ours.figures.per_second)
        from django.db import connection

        connection.close()  # or PostgreSQL could not drop the database
        return {
            "votes_per_s": round(per_second),
            "naive_ratio": round(per_second / median(naive.figures.per_second), 1),
            "tuned_naive_ratio": round(per_second / median(tuned.figures.per_second), 1),
            "p95_ack_ms": round(median(figures.p95_ms), 1),
            "final_tally_ms": round(median(figures.tally_ms), 1),
            "lost": figures.lost,
            "server_cpu_s": round(median(figures.cpu_s), 3),
        }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--phones", type=int, default=2000)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], default="sqlite")
    parser.add_argument("--times", type=int, default=3, choices=range(1, MOST_TIMES + 1))
    parser.add_argument("--postgresql-url", default=postgresql_url())
    options = parser.parse_args()
    clean_up_when_told_to_end()
    figures = measured(options.phones, options.database, options.times, options.postgresql_url)
    head = {"bench": "votes", "phones": options.phones, "database": options.database}
    print(json.dumps(head | figures))


if __name__ == "__main__":
    main()
