"""The crowd's event loop: every phone's socket and the parent's pipe in one epoll.

Decoding each frame would cost the crowd more than sending it costs the server, and both share the
machine. So a phone looks only for a marker between the headers of a frame.
"""

from __future__ import annotations

import heapq
import select
import time
from collections.abc import Callable
from multiprocessing.connection import Connection

from bench.crowd import wire
from bench.crowd.orders import Invitation, Report
from bench.crowd.phone import Phone, Stage

NOTHING = b"\x00 no frame holds this \x00"


class Crowd:
    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._epoll = select.epoll()
        self._phones: list[Phone] = []
        self._by_line: dict[int, Phone] = {}
        self._due: list[tuple[int, int]] = []
        self._under_way = self._at_once = 0
        self._marker = NOTHING
        self._at: list[int] = []
        self._since: list[int] = []
        self._missing = 0
        self._done: Callable[[], None] | None = None

    def run(self) -> None:
        """Serve the parent until it says "end"."""
        self._epoll.register(self._pipe.fileno(), select.EPOLLIN)
        while True:
            for line, event in self._epoll.poll(self._until_due()):
                if line == self._pipe.fileno():
                    order, *details = self._pipe.recv()
                    if order == "end":
                        return
                    getattr(self, order)(*details)
                elif phone := self._by_line.get(line):
                    self._serve(phone, event)
            self._dial_who_is_due()

    # --- what the parent orders ---------------------------------------------------------------

    def join(self, invitation: Invitation) -> None:
        self._invitation, self._at_once = invitation, invitation.at_once
        self._phones = [Phone(*each) for each in enumerate(invitation.requests)]
        self._due = [(0, phone.number) for phone in self._phones]
        self._missing, self._done = len(self._phones), self._report_who_is_in

    def listen(self, marker: bytes) -> None:
        """Note when each phone first gets a frame with `marker`, from now on."""
        self._expect(marker)
        self._pipe.send("listening")

    def say(self, frames: list[bytes], marker: bytes) -> None:
        """Each phone sends its own frame and waits for `marker`."""
        self._expect(marker)
        for phone, frame in zip(self._phones, frames, strict=True):
            self._since[phone.number] = time.monotonic_ns()
            if phone.line is not None:
                phone.line.send(frame)

    def expect_return(self) -> None:
        """Note when each phone is in again after the server was lost. Nobody queues to dial."""
        self._at_once = len(self._phones)
        for phone in self._phones:
            phone.in_at = 0
        self._missing, self._done = len(self._phones), self._report_who_is_in
        self._pipe.send("listening")

    def give_up(self) -> None:
        """Report what there is. Nothing to say when all was reported a moment ago."""
        if self._done:
            self._done()

    def connected(self) -> None:
        self._pipe.send(sum(phone.stage is Stage.IN for phone in self._phones))

    def _expect(self, marker: bytes) -> None:
        self._marker = marker
        self._at, self._since = [0] * len(self._phones), [0] * len(self._phones)
        self._missing, self._done = len(self._phones), self._report_who_heard

    def _report_who_heard(self) -> None:
        self._marker, self._done = NOTHING, None
        self._pipe.send(Report(self._at, self._since))

    def _report_who_is_in(self) -> None:
        self._done = None
        phones = self._phones
        came, dialled = [each.in_at for each in phones], [each.dialled_at for each in phones]
        self._pipe.send(Report(came, dialled))

    def _one_more(self) -> None:
        self._missing -= 1
        if not self._missing and self._done:
            self._done()

    # --- coming in ------------------------------------------------------------------------------

    def _until_due(self) -> float:
        """Seconds until somebody dials."""
        if not self._due or self._under_way >= self._at_once:
            return 1.0
        return max(0.0, (self._due[0][0] - time.monotonic_ns()) / 1e9)

    def _dial_who_is_due(self) -> None:
        now = time.monotonic_ns()
        while self._due and self._due[0][0] <= now and self._under_way < self._at_once:
            phone = self._phones[heapq.heappop(self._due)[1]]
            phone.dialled_at = now
            try:
                line = phone.dial(self._invitation.port)
            except OSError:
                self._lose(phone)
                continue
            self._under_way += 1
            self._by_line[line.fileno()] = phone
            self._epoll.register(line.fileno(), select.EPOLLOUT)

    def _lose(self, phone: Phone) -> None:
        if phone.line is not None:
            self._by_line.pop(phone.line.fileno())
            self._under_way -= phone.stage is not Stage.IN
        phone.hang_up()
        if self._invitation.comes_back or not phone.in_at:
            due = time.monotonic_ns() + phone.wait_before_dialling()
            heapq.heappush(self._due, (due, phone.number))

    # --- being in -------------------------------------------------------------------------------

    def _serve(self, phone: Phone, event: int) -> None:
        assert phone.line is not None
        try:
            if phone.stage is Stage.DIALLING:
                phone.line.send(phone.request)
                phone.stage = Stage.UPGRADING
                self._epoll.modify(phone.line.fileno(), select.EPOLLIN)
                return
            data = phone.line.recv(65536)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self._lose(phone)
            return
        data = phone.rest + data if phone.rest else data
        if phone.stage is Stage.UPGRADING:
            data = self._upgraded(phone, data)
        self._hear(phone, data)

    def _upgraded(self, phone: Phone, data: bytes) -> bytes:
        """What follows the answer to the upgrade; nothing while the answer is not whole."""
        answer, end, frames = data.partition(b"\r\n\r\n")
        if not end:
            phone.rest = data
            return b""
        if not answer.startswith(b"HTTP/1.1 101"):
            raise SystemExit(f"a server refused a phone: {answer[:60]!r}")
        phone.stage, phone.rest = Stage.GREETING, b""
        if self._invitation.hello and phone.line is not None:
            phone.line.send(self._invitation.hello)
        return frames

    def _hear(self, phone: Phone, data: bytes) -> None:
        if phone.stage is Stage.UPGRADING:
            return
        now, whole = time.monotonic_ns(), 0
        for opcode, start, whole in wire.frames_in(data):
            if opcode == wire.TEXT:
                if phone.stage is Stage.GREETING:
                    self._greet(phone, now, data.find(self._invitation.greeting, start, whole))
                elif data.find(self._marker, start, whole) >= 0 and not self._at[phone.number]:
                    self._at[phone.number] = now
                    self._one_more()
            elif opcode == wire.PING and phone.line is not None:
                phone.line.send(wire.pong_frame(data[start:whole]))
        phone.rest = data[whole:] if whole < len(data) else b""

    def _greet(self, phone: Phone, now: int, found: int) -> None:
        if found < 0:
            return
        phone.stage, phone.in_at, phone.attempt = Stage.IN, now, 0
        self._under_way -= 1
        self._one_more()
