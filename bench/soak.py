"""Votes, steps, joins and leaves without end: `python -m bench.soak --minutes 10`.

Visitors come in by the room's code, vote again and again, lose their line, come back, and leave;
the lead moves from poll to poll. Prints one JSON line; see README.md for its keys.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import time
from contextlib import ExitStack
from statistics import quantiles

from bench import commands
from bench.databases import database
from bench.desk import Desk
from bench.processes import Server, clean_up_when_told_to_end
from bench.stage import MOST_STEPS, Stage, prepared_stage
from bench.visitors import Hall, Visitor

SHORTEST_STEP = 2.0  # seconds
WARM_AFTER = 0.2  # of the whole time: until then memory may grow
OTHER_STEPS = 10  # of the plan, more than it has


async def soak(stage: Stage, server: Server, visitors: int, seconds: float) -> dict[str, float]:
    desk = await asyncio.to_thread(Desk, stage)
    hall = Hall(stage)
    people = [asyncio.create_task(Visitor(hall, number).stay()) for number in range(visitors)]
    step = max(SHORTEST_STEP, seconds / (MOST_STEPS - OTHER_STEPS))
    begun, warm_rss, lost = time.monotonic(), 0, 0
    while time.monotonic() - begun < seconds:
        await _next_poll(stage, desk, hall)
        await asyncio.sleep(step)
        lost += await _reveal(desk, hall)
        if not warm_rss and time.monotonic() - begun >= seconds * WARM_AFTER:
            warm_rss = server.rss_kib()
        for person in people:
            if person.done():
                person.result()  # a visitor that failed ends the run
    end_rss = server.rss_kib()
    for person in people:
        person.cancel()
    await asyncio.gather(*people, return_exceptions=True)
    await asyncio.to_thread(desk.close)
    return {
        "votes": len(hall.waits),
        "lost": lost,
        "p95_ack_ms": round(1000 * quantiles(hall.waits, n=20)[18], 1),
        "rss_growth_pct": round(100 * (end_rss - warm_rss) / warm_rss, 1),
        "joins": hall.joins,
        "leaves": hall.leaves,
        "lines_lost": hall.lines_lost,
        "refused": hall.refused,
    }


async def _next_poll(stage: Stage, desk: Desk, hall: Hall) -> None:
    at = desk.state["step"]["index"]
    target = max(stage.room.first_poll, at + 1)
    go = commands.go_to_step(desk.next_id(), source=at, target=target)
    await asyncio.to_thread(desk.do, go)
    hall.open(desk.state["poll"]["id"])


async def _reveal(desk: Desk, hall: Hall) -> int:
    """Votes that were acknowledged and not taken back, but are not in the tally."""
    poll, expected = await hall.close()
    await asyncio.to_thread(desk.do, commands.reveal(desk.next_id(), poll=poll))
    in_the_tally: int = desk.state["poll"]["result"]["ballots"]
    return max(0, expected - in_the_tally)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--visitors", type=int, default=200)
    options = parser.parse_args()
    clean_up_when_told_to_end()
    with ExitStack() as stack:
        url = stack.enter_context(database("sqlite", name="ours", url=""))
        stage = prepared_stage(seats=0, polls=MOST_STEPS - OTHER_STEPS, database_url=url)
        server = stack.enter_context(stage.running())
        figures = asyncio.run(soak(stage, server, options.visitors, options.minutes * 60))
    print(json.dumps({"bench": "soak", "minutes": options.minutes, **figures}))


if __name__ == "__main__":
    main()
