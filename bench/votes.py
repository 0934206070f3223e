"""Every phone votes at once: `python -m bench.votes --phones 500`.

Prints one JSON line: votes acknowledged (so committed) per second from the first vote sent to the
last ack, the 95th percentile of the wait for an ack, the server's CPU seconds, and the votes that
were acknowledged but are not in the database (`lost`, which has to be 0).
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import statistics
import time
from pathlib import Path

from websockets.asyncio.client import ClientConnection, connect

from bench.stage import Stage, open_stage

JOINING_AT_ONCE = 50


async def come_in(stage: Stage, token: str, gate: asyncio.Semaphore) -> ClientConnection:
    async with gate:
        socket = await connect(
            stage.address,
            subprotocols=["room.v1", f"seat.{token}"],  # type: ignore[list-item]  # plain text works
            compression=None,
            max_queue=None,
        )
        await socket.recv()  # the snapshot
        return socket


async def vote(stage: Stage, socket: ClientConnection, number: int) -> float:
    """Seconds from sending the vote to its ack."""
    choice = stage.choices[number % len(stage.choices)]
    message = {"type": "vote", "id": "1", "poll": stage.poll_id, "choice": choice}
    sent_at = time.perf_counter()
    await socket.send(json.dumps(message))
    while json.loads(await socket.recv()).get("id") != "1":
        pass
    return time.perf_counter() - sent_at


def cpu_seconds(process_id: int) -> float:
    fields = Path(f"/proc/{process_id}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def run(stage: Stage) -> dict[str, float | int]:
    gate = asyncio.Semaphore(JOINING_AT_ONCE)
    sockets = await asyncio.gather(*(come_in(stage, token, gate) for token in stage.tokens))
    cpu, start = cpu_seconds(stage.process_id), time.perf_counter()
    waits = await asyncio.gather(
        *(vote(stage, socket, number) for number, socket in enumerate(sockets))
    )
    seconds = time.perf_counter() - start
    spent = cpu_seconds(stage.process_id) - cpu
    await asyncio.gather(*(socket.close() for socket in sockets))
    return {
        "phones": len(sockets),
        "votes_per_s": round(len(waits) / seconds),
        "p95_ack_ms": round(1000 * statistics.quantiles(waits, n=20)[18]),
        "server_cpu_s": round(spent, 2),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--phones", type=int, default=500)
    options = parser.parse_args()
    with open_stage(options.phones) as stage:
        figures = asyncio.run(run(stage))
        from facilitation.live_room.models import Ballot

        figures["lost"] = options.phones - Ballot.objects.count()
    print(json.dumps({"bench": "votes", "database": "sqlite", **figures}))


if __name__ == "__main__":
    main()
