"""The product under several ASGI servers: `python -m bench.servers --phones 500`.

uvicorn with our protocol class is what `backend.server` runs; the others serve `backend.asgi` as
they come, one after the other. Those that are not installed are left out: none but uvicorn is a
dependency of the product. Prints one JSON line; see README.md for its keys.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
import time
from contextlib import ExitStack
from importlib.util import find_spec

from bench import commands
from bench.contenders.contender import Contender
from bench.crowd.process import crowd
from bench.databases import database
from bench.desk import Desk
from bench.processes import clean_up_when_told_to_end, running
from bench.stage import Stage, prepared_stage

APPLICATION = "backend.asgi:application"
QUIET = ["--no-access-log", "--log-level", "warning", "--lifespan", "off"]
SIGNALS_ARE_OUT = 5.0  # seconds: what the joining set off is told within four
ROUNDS = 15
PAUSE = 0.25  # seconds between rounds: a desk may send five commands a second


def contenders(port: str) -> dict[str, list[str]]:
    """Each server's command, by a name for it."""
    uvicorn = ["uvicorn", APPLICATION, "--port", port, *QUIET, "--ws"]
    granian = ["granian", "--interface", "asginl", "--port", port, "--no-access-log", APPLICATION]
    known = {
        "ours": ("uvicorn", ["backend.server", "--port", port]),
        "uvicorn-sansio": ("uvicorn", [*uvicorn, "websockets-sansio"]),
        "uvicorn-wsproto": ("wsproto", [*uvicorn, "wsproto"]),
        "granian": ("granian", granian),
        "daphne": ("daphne", ["daphne", "--port", port, "--verbosity", "0", APPLICATION]),
    }
    return {
        name: [sys.executable, "-m", *command]
        for name, (needs, command) in known.items()
        if find_spec(needs)
    }


def measured(stage: Stage, command: list[str], phones: int) -> dict[str, float | int]:
    with ExitStack() as stack:
        server = stack.enter_context(running(command, port=stage.port))
        desk = Desk(stage)
        stack.callback(desk.close)
        group = stack.enter_context(crowd())
        before = server.rss_kib()
        group.join(stage.invitation())
        grown = server.rss_kib() - before
        minutes = itertools.cycle([1, 2])

        def extend() -> None:
            step = stage.room.first_step
            desk.send(commands.extend_step(desk.next_id(), step=step, extra_minutes=next(minutes)))

        server_under_test = Contender(server, group, extend, phones, grown / phones)
        time.sleep(SIGNALS_ARE_OUT)
        for number in range(ROUNDS + 1):
            server_under_test.broadcast()
            desk.answered()
            time.sleep(PAUSE)
            if not number:  # the first one warms up
                server_under_test.cpu_ns.clear()
                server_under_test.wall_ns.clear()
        return {
            "cpu_ms": round(server_under_test.cpu() / 1e6, 1),
            "last_phone_ms": round(server_under_test.wall() / 1e6, 1),
            "kib_per_phone": round(grown / phones, 1),
            "dropped": server_under_test.missed + phones - group.connected(),
        }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--phones", type=int, default=500)
    options = parser.parse_args()
    clean_up_when_told_to_end()
    with ExitStack() as stack:
        url = stack.enter_context(database("sqlite", name="ours", url=""))
        stage = prepared_stage(seats=options.phones, polls=0, database_url=url)
        figures = {
            name: measured(stage, command, options.phones)
            for name, command in contenders(str(stage.port)).items()
        }
    print(json.dumps({"bench": "servers", "phones": options.phones, **figures}))


if __name__ == "__main__":
    main()
