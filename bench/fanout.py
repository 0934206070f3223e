"""One change for all phones: `python -m bench.fanout --phones 2000`.

The lead's desk extends the step; every phone gets the event. Beside our server stand others that
get the same event to send on. Prints one JSON line; see README.md for its keys.
"""

from __future__ import annotations

import argparse
import itertools
import json
import socket
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from statistics import median

import redis

from bench import commands
from bench.contenders.contender import SETTLED_AFTER, Contender
from bench.contenders.socketio import socketio_server
from bench.contenders.speaker import socketio_speaker, speaker
from bench.crowd.orders import Invitation
from bench.crowd.process import crowd
from bench.crowd.wire import opening_request, text_frame
from bench.databases import database
from bench.desk import Desk
from bench.naive.server import naive_server
from bench.processes import Server, clean_up_when_told_to_end, free_port, running
from bench.stage import prepared_stage

SIGNALS_ARE_OUT = 5.0  # seconds: what the joining set off is told within four
ROUNDS = 15
MOST_ROUNDS = 60
PAUSE = 0.2  # seconds between rounds: a desk may send five commands a second


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--phones", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=ROUNDS, choices=range(1, MOST_ROUNDS + 1))
    parser.add_argument("--stalled", type=int, default=0, help="more phones, that never read")
    parser.add_argument("--redis-url", default="redis://127.0.0.1:6379/15")
    options = parser.parse_args()
    clean_up_when_told_to_end()
    with ExitStack() as stack:
        contenders, command = everybody(stack, options.phones, options.stalled, options.redis_url)
        time.sleep(SIGNALS_ARE_OUT)
        for number in range(options.rounds + 1):
            names = list(contenders)
            for name in names[number % len(names) :] + names[: number % len(names)]:
                contenders[name].broadcast()
            time.sleep(PAUSE)
            if not number:  # the first one warms up
                for contender in contenders.values():
                    contender.cpu_ns.clear()
                    contender.wall_ns.clear()
        figures = compared(contenders, command)
    print(json.dumps({"bench": "fanout", "phones": options.phones, **figures}))


def everybody(
    stack: ExitStack, phones: int, stalled: int, redis_url: str
) -> tuple[dict[str, Contender], float]:
    """All servers up and all phones in; what is not available here is left out.

    With it the CPU nanoseconds that our command costs without a phone.
    """

    def join(server: Server, invitation: Invitation, speak: Callable[[], None]) -> Contender:
        group = stack.enter_context(crowd())
        before = server.rss_kib()
        group.join(invitation)
        grown = server.rss_kib() - before
        return Contender(server, group, speak, phones, grown / phones)

    def plain(server: Server, path: str, greeting: bytes, hello: bytes = b"") -> Invitation:
        requests = [opening_request(path, port=server.port) for _phone in range(phones)]
        return Invitation(server.port, requests, greeting, hello)

    url = stack.enter_context(database("sqlite", name="ours", url=""))
    stage = prepared_stage(seats=phones + stalled, polls=0, database_url=url)
    server = stack.enter_context(stage.running())
    desk = Desk(stage)
    stack.callback(desk.close)
    minutes = itertools.cycle([1, 2])

    def extend() -> None:
        desk.send(
            commands.extend_step(
                desk.next_id(), step=stage.room.first_step, extra_minutes=next(minutes)
            )
        )

    event = desk.event_after(extend)
    desk.answered()
    alone = [cost_of(extend, desk, server) for _time in range(ROUNDS)]
    invitation = stage.invitation()
    coming = replace(invitation, requests=invitation.requests[:phones])
    contenders = {"ours": join(server, coming, extend)}
    for request in invitation.requests[phones:]:
        stack.enter_context(one_that_never_reads(server.port, request))

    port = free_port()
    bare_command = [sys.executable, "-m", "bench.contenders.bare", "--port", str(port)]
    bare = stack.enter_context(running(bare_command, port=port))
    contenders["bare"] = join(bare, plain(bare, "/", b"snapshot"), speaker(port, event))

    if answers(redis_url):
        url = stack.enter_context(database("sqlite", name="naive", url=""))
        naive = stack.enter_context(naive_server(database_url=url, redis_url=redis_url))
        invitation = plain(naive, "/listen", b"snapshot")
        contenders["naive"] = join(naive, invitation, speaker(naive.port, event))
    if socketio := stack.enter_context(socketio_server()):
        path = "/socket.io/?EIO=4&transport=websocket"
        invitation = plain(socketio, path, b"40{", text_frame("40"))
        speak = socketio_speaker(socketio.port, event)
        contenders["socketio"] = join(socketio, invitation, speak)
    return contenders, median(alone)


def cost_of(extend: Callable[[], None], desk: Desk, server: Server) -> int:
    """CPU nanoseconds of the command while there is no phone: its rules, its commit, its ack."""
    time.sleep(PAUSE)
    cpu = server.cpu_ns()
    extend()
    desk.answered()
    time.sleep(SETTLED_AFTER)
    return server.cpu_ns() - cpu


def one_that_never_reads(port: int, request: bytes) -> socket.socket:
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    line.connect(("127.0.0.1", port))
    line.sendall(request)
    return line


def answers(redis_url: str) -> bool:
    try:
        with redis.Redis.from_url(redis_url) as client:
            return bool(client.ping())
    except redis.RedisError:
        sys.stderr.write("no Redis answers: the naive layer is left out (--redis-url)\n")
        return False


def compared(contenders: dict[str, Contender], command: float) -> dict[str, float | int | None]:
    ours, bare = contenders["ours"], contenders["bare"]

    def ratio(name: str) -> float | None:
        return round(contenders[name].cpu() / bare.cpu(), 2) if name in contenders else None

    fanout = ours.cpu() - command
    gone = ours.joined - ours.phones.connected()
    return {
        "cpu_ratio": round(fanout / bare.cpu(), 2),
        "cpu_ratio_with_command": ratio("ours"),
        "command_cpu_ms": round(command / 1e6, 2),
        "wall_ratio": round(ours.wall() / bare.wall(), 2),
        "last_phone_ms": round(ours.wall() / 1e6, 1),
        "naive_ratio": ratio("naive"),
        "socketio_ratio": ratio("socketio"),
        "kib_per_phone": round(ours.kib_per_phone, 1),
        "dropped": ours.missed + gone,
        "bare_kib_per_phone": round(bare.kib_per_phone, 1),
        "cpu_us_per_phone": round(fanout / ours.joined / 1000, 2),
        "bare_cpu_us_per_phone": round(bare.cpu() / ours.joined / 1000, 2),
    }


if __name__ == "__main__":
    main()
