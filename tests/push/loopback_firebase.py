"""A server on loopback that speaks as much of FCM v1 and of Google's token endpoint as we use.

Formats: firebase.google.com/docs/reference/fcm/rest/v1/projects.messages/send and .../ErrorCode;
RFC 7523 for the token. Requests without a token that it gave out get 401. `python -m
tests.push.loopback_firebase FOLDER` runs one apart, for the benchmark.
"""

from __future__ import annotations

import asyncio
import base64
import json
import sys
import threading
import time
from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import httptools
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

PROJECT = "in-this-room-loopback"
ACCESS_TOKEN = "loopback-access-token"
SEND_PATH = f"/v1/projects/{PROJECT}/messages:send"
HANGS = 60.0  # seconds: longer than any client waits
REASONS = {200: "OK", 400: "Bad Request"}


@dataclass(frozen=True)
class Answer:
    """One answer; `delay` is in seconds."""

    status: int = 200
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    delay: float = 0.0


def refusal(
    status: int,
    code: str,
    fcm_code: str | None = None,
    *,
    details: list[dict[str, Any]] | None = None,
    headers: tuple[tuple[str, str], ...] = (),
) -> Answer:
    """An error as FCM words it: `code` is the canonical one, `fcm_code` FCM's own."""
    all_details = list(details or [])
    if fcm_code:
        kind = "type.googleapis.com/google.firebase.fcm.v1.FcmError"
        all_details.append({"@type": kind, "errorCode": fcm_code})
    error = {"code": status, "message": "a message", "status": code, "details": all_details}
    return Answer(status, json.dumps({"error": error}).encode(), headers)


def names_the_field(name: str) -> list[dict[str, Any]]:
    return [
        {
            "@type": "type.googleapis.com/google.rpc.BadRequest",
            "fieldViolations": [{"field": name, "description": "a description"}],
        }
    ]


@cache
def _key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class LoopbackFirebase:
    """`next_answers` are given to each address in turn, then `usual`. `messages` are those that
    were taken; `asked` counts every request for an address, whatever came of it."""

    usual: Answer = field(default_factory=Answer)
    token_answer: Answer | None = None
    next_answers: dict[str, deque[Answer]] = field(default_factory=lambda: defaultdict(deque))
    messages: list[dict[str, Any]] = field(default_factory=list)
    asked: Counter[str] = field(default_factory=Counter)
    times: list[float] = field(default_factory=list)
    tokens_given: int = 0
    port: int = 0
    lines: set[asyncio.Transport] = field(default_factory=set)

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def fcm_url(self) -> str:
        """With the placeholder that firebase-admin fills in."""
        return f"{self.origin}/v1/projects/{{0}}/messages:send"

    def service_account(self, folder: Path) -> Path:
        private = _key().private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        path = folder / "service-account.json"
        path.write_text(
            json.dumps(
                {
                    "type": "service_account",
                    "project_id": PROJECT,
                    "private_key_id": "loopback",
                    "private_key": private.decode(),
                    "client_email": f"sender@{PROJECT}.example",
                    "client_id": "1",
                    "token_uri": f"{self.origin}/token",
                }
            )
        )
        return path

    def shown_to(self, address: str) -> dict[str, int]:
        """What a phone shows: each tag once, with how often it was sent."""
        mine = [each for each in self.messages if address_in(each) == address]
        return dict(Counter(each["data"]["update"] for each in mine))

    def answer(self, method: str, path: str, authorization: str, body: bytes) -> Answer:
        if (method, path) == ("POST", "/token"):
            return self.token_answer or self._give_token(body)
        if (method, path) == ("GET", "/sent"):
            counts = Counter((address_in(each), each["data"]["update"]) for each in self.messages)
            twice = sum(count - 1 for count in counts.values())
            lasted = self.times[-1] - self.times[0] if self.times else 0.0
            figures = {"messages": len(counts), "twice": twice, "last_s": lasted}
            return Answer(body=json.dumps(figures).encode())
        if (method, path) != ("POST", SEND_PATH):
            return Answer(404, b"<html>nothing here</html>")
        message = json.loads(body)["message"]
        address = address_in(message)
        self.asked[address] += 1
        if authorization != f"Bearer {ACCESS_TOKEN}":
            return refusal(401, "UNAUTHENTICATED")
        waiting = self.next_answers.get(address)
        said = waiting.popleft() if waiting else self.usual
        if said.status != 200:
            return said
        self.messages.append(message)
        self.times.append(time.monotonic())
        name = f"projects/{PROJECT}/messages/{len(self.messages)}"
        return Answer(200, json.dumps({"name": name}).encode(), delay=said.delay)

    def _give_token(self, body: bytes) -> Answer:
        """Checks the assertion's signature and audience, as Google does."""
        assertion = parse_qs(body.decode())["assertion"][0]
        signed, _dot, signature = assertion.rpartition(".")
        _key().public_key().verify(
            _bytes(signature), signed.encode(), padding.PKCS1v15(), hashes.SHA256()
        )
        claims = json.loads(_bytes(signed.split(".")[1]))
        assert claims["aud"] == "https://oauth2.googleapis.com/token"
        assert "https://www.googleapis.com/auth/cloud-platform" in claims["scope"]
        self.tokens_given += 1
        body = json.dumps(
            {"access_token": ACCESS_TOKEN, "expires_in": 3600, "token_type": "Bearer"}
        ).encode()
        return Answer(200, body)


def address_in(message: dict[str, Any]) -> str:
    return str(message.get("fid") or message.get("token"))


def _bytes(part: str) -> bytes:
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


class _Connection(asyncio.Protocol):
    def __init__(self, firebase: LoopbackFirebase):
        self.firebase = firebase
        self.parser = httptools.HttpRequestParser(self)
        self._start()

    def _start(self) -> None:
        self.path, self.body, self.authorization = b"", bytearray(), ""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport
        self.firebase.lines.add(transport)

    def connection_lost(self, exc: Exception | None) -> None:
        self.firebase.lines.discard(self.transport)

    def data_received(self, data: bytes) -> None:
        self.parser.feed_data(data)

    def on_url(self, url: bytes) -> None:
        self.path += url

    def on_header(self, name: bytes, value: bytes) -> None:
        if name.lower() == b"authorization":
            self.authorization = value.decode()

    def on_body(self, body: bytes) -> None:
        self.body += body

    def on_message_complete(self) -> None:
        method = self.parser.get_method().decode()
        said = self.firebase.answer(
            method, self.path.decode(), self.authorization, bytes(self.body)
        )
        self._start()
        if said.delay:
            asyncio.get_running_loop().call_later(said.delay, self._write, said)
        else:
            self._write(said)

    def _write(self, said: Answer) -> None:
        headers = {"Content-Length": str(len(said.body)), "Content-Type": "application/json"}
        headers |= dict(said.headers)
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        head = f"HTTP/1.1 {said.status} {REASONS.get(said.status, 'Said')}\r\n{lines}\r\n"
        self.transport.write(head.encode() + said.body)


async def _listen(firebase: LoopbackFirebase) -> asyncio.Server:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: _Connection(firebase), "127.0.0.1", 0)
    firebase.port = server.sockets[0].getsockname()[1]
    return server


@contextmanager
def loopback_firebase() -> Iterator[LoopbackFirebase]:
    """One in a thread of its own, for as long as the block lasts."""
    firebase = LoopbackFirebase()
    listens, over = threading.Event(), asyncio.Event()
    loops: list[asyncio.AbstractEventLoop] = []

    async def serve() -> None:
        loops.append(asyncio.get_running_loop())
        server = await _listen(firebase)
        listens.set()
        await over.wait()
        await _hang_up(firebase, server)

    thread = threading.Thread(target=lambda: asyncio.run(serve()), daemon=True)
    thread.start()
    listens.wait()
    try:
        yield firebase
    finally:
        loops[0].call_soon_threadsafe(over.set)
        thread.join()


async def _hang_up(firebase: LoopbackFirebase, server: asyncio.Server) -> None:
    server.close()
    for line in list(firebase.lines):
        line.abort()
    await asyncio.sleep(0)  # lets them go
    await asyncio.sleep(0)


async def _serve(folder: Path) -> None:
    firebase = LoopbackFirebase()
    server = await _listen(firebase)
    firebase.service_account(folder)
    print(firebase.port, flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve(Path(sys.argv[1])))
