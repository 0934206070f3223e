"""Frames that no client of ours would send, made from a seed, of every kind that we could think of.

A `Nuisance` is what a socket may live through: a message of the right shape and with wrong content,
which is refused. A `Break` is what no message is; it may end its socket.
"""

from __future__ import annotations

import json
import random
import uuid
from typing import Any

from websockets.frames import Opcode

from api.live.messages.closing import CLOSE_REASONS, Close
from tests.live.raw_socket import ABNORMAL, frame
from tests.live.voter import vote_fields

ODD_TEXTS = [
    "\0",
    "\0" * 40,
    "\u202etfel",
    "é" * 40,
    "🫀" * 20,
    "'; drop table seat; --",
    "{{7*7}}",
    " ",
]
HUGE = [10**6, 2**31, 2**63, -(2**64), 10**400, 10**3000]
ODD_VALUES: list[Any] = [None, True, -1, 1.5, [], {}, [[]], {"a": 1}, "", "\0", "x" * 41, *HUGE]
BROKEN_UTF_8 = [
    b"\xff",
    b"\xc3",
    b"\xe2\x82",
    b"\xf0\x9f\xab",
    b"\xed\xa0\x80",
    b"\xc0\xaf",
    b"\xf5",
]
BY_THE_ROOM = {Close.MALFORMED, Close.TOO_LARGE}
BY_THE_PROTOCOL = {1002, 1007}
TOO_BIG_TO_READ = {1009, ABNORMAL}  # it is cut while it is still sending


def nuisance(rng: random.Random, identity: str, *, lead: bool) -> str:
    """A message that is refused, or acknowledged because it changes nothing."""
    stranger, odd = str(uuid.UUID(int=rng.getrandbits(128))), rng.choice(ODD_TEXTS)
    messages: list[dict[str, Any]] = [
        {"type": "vote", "poll": stranger, **vote_fields(odd)},
        {"type": "vote", "poll": stranger, **vote_fields("tired")},
        {"type": "step.go", "from": rng.randrange(50, 101), "to": rng.randrange(50, 101)},
        {"type": "step.extend", "step": odd, "extra_minutes": rng.choice(HUGE)},
        {"type": "step.extend", "step": "one-word-round", "extra_minutes": rng.choice(HUGE)},
        {"type": "poll.open", "step": odd},
        {"type": "poll.close", "poll": stranger},
        {"type": "poll.reveal", "poll": stranger},
        {"type": "lead.hand_over", "to": stranger},
        {"type": "room.rotate_code", "from": odd},
    ]
    if not lead:
        messages += [{"type": "room.close"}, {"type": "room.lock", "locked": True}]
    return json.dumps({**rng.choice(messages), "id": identity})


def broken(rng: random.Random) -> tuple[bytes, set[int]]:
    """Bytes for the wire that are one malformed frame, and the codes that may answer them."""
    text = nuisance(rng, "broken", lead=True)
    message = json.loads(text)
    spoiled = rng.choice(sorted(message))
    kinds: list[tuple[bytes, set[int]]] = [
        *(
            (frame(each), BY_THE_ROOM)
            for each in [
                text[: rng.randrange(len(text))],
                text + rng.choice(["]", "}", ",", "{}", "\0"]),
                text.replace('"', "'"),
                json.dumps({**message, spoiled: rng.choice(ODD_VALUES)})[:4000] + " " * 97,
                json.dumps({**message, rng.choice(ODD_TEXTS): rng.choice(ODD_VALUES[:-1])}),
                json.dumps({name: value for name, value in message.items() if name != spoiled}),
                json.dumps(message | {"type": rng.choice(ODD_TEXTS)}),
                text.replace("broken", "\\ud800"),
                text.replace("broken", "\\udfff\\ud800"),
                rng.choice(["NaN", "-Infinity", "1e999", "9" * 4000, "null", '""', "0", "[[]]"]),
                rng.choice("[{") * rng.randrange(1, 4096),
                '{"a":' * 600 + "1" + "}" * 600,
                '{"type": "ping", "type": "ping", "a": 1}',
                "\ufeff" + text,
                "x" * rng.randrange(4097, 60_000),
                "é" * rng.randrange(2049, 4096),
            ]
        ),
        (frame(rng.randbytes(rng.randrange(1, 3000)), Opcode.BINARY), BY_THE_ROOM),
        (frame(text, Opcode.BINARY), BY_THE_ROOM),
        (frame(text.encode() + rng.choice(BROKEN_UTF_8)), BY_THE_ROOM),
        (frame(rng.choice(BROKEN_UTF_8) + text.encode()), BY_THE_ROOM),
        (_in_pieces(rng, text[:-1].encode()), BY_THE_ROOM),
        (_in_pieces(rng, text.encode() + rng.choice(BROKEN_UTF_8)), BY_THE_ROOM),
        (frame("x" * rng.randrange(65_537, 90_000)), TOO_BIG_TO_READ),
        *((each, BY_THE_PROTOCOL) for each in _no_websocket_frames(rng, text)),
    ]
    return rng.choice(kinds)


def in_pieces(rng: random.Random, text: str) -> bytes:
    """A message that is whole, in fragments and with pings between them."""
    return _in_pieces(rng, text.encode())


def _in_pieces(rng: random.Random, content: bytes) -> bytes:
    first, second = sorted(rng.randrange(len(content)) for _cut in range(2))
    return b"".join(
        [
            frame(content[:first], fin=False),
            frame(b"still here", Opcode.PING),
            frame(content[first:second], Opcode.CONT, fin=False),
            frame(content[second:], Opcode.CONT),
        ]
    )


def _no_websocket_frames(rng: random.Random, text: str) -> list[bytes]:
    whole = frame(text)
    return [
        bytes([whole[0] | rng.choice([0x40, 0x20, 0x10]), *whole[1:]]),  # a reserved bit
        bytes([0x80 | rng.choice([3, 4, 5, 6, 7, 11, 15]), *whole[1:]]),  # no such opcode
        bytes([0x81, 2]) + b"{}",  # not masked
        bytes([0x89, 0xFE, 0, 200]) + bytes(204),  # a ping that is too long
        bytes([0x09, 0x80]) + bytes(4),  # a ping in pieces
        frame(text, Opcode.CONT),  # the rest of nothing
        frame(text, fin=False) + frame(text),  # a second message inside the first
        frame(b"\x03", Opcode.CLOSE),  # half a code
        frame((999).to_bytes(2, "big"), Opcode.CLOSE),  # a code that none may send
        frame((1000).to_bytes(2, "big") + b"\xff", Opcode.CLOSE),  # a reason that is no text
    ]


DOCUMENTED = {*CLOSE_REASONS, *BY_THE_PROTOCOL, 1009}
