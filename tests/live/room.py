"""Getting into a room over HTTP, the way the phone client does."""

from __future__ import annotations

from typing import Any

import httpx

from facilitation.programs.invitations import invite
from facilitation.programs.models import Person, Program, Role
from facilitation.sessions.models import GroupSession
from tests.cast import Cast
from tests.live.client import RoomSocket
from tests.server import Server


class Room:
    def __init__(self, server: Server, cast: Cast):
        self.server = server
        self.cast = cast
        self.sockets: list[RoomSocket] = []
        self.clients: list[httpx.Client] = []
        self.ada = self.sign_in(cast.program, cast.ada, Role.ALUM)
        self.open_session(cast.session())

    def open_session(self, session: GroupSession) -> None:
        """Ada opens this session; from now on this is its room."""
        self.session = session
        opened = self.post(self.ada, f"/sessions/{session.pk}/open")
        self.id: str = opened["id"]
        self.code: str = opened["code"]

    @property
    def address(self) -> str:
        return f"{self.server.socket_origin}/ws/v1/rooms/{self.id}"

    def sign_in(self, program: Program, person: Person, role: Role) -> httpx.Client:
        sent = invite(program=program, email=person.email, name=person.name, role=role)
        client = httpx.Client(base_url=f"{self.server.origin}/api/v1", timeout=60)
        self.clients.append(client)
        client.post("/invitations/redeem", json={"code": sent.code}).raise_for_status()
        return client

    def post(self, client: httpx.Client, path: str, body: Any = None) -> dict[str, Any]:
        headers = {"X-CSRFToken": client.cookies["csrftoken"]}
        response = client.post(path, json=body or {}, headers=headers)
        assert response.is_success, response.text
        content: dict[str, Any] = response.json()
        return content

    def ticket(self, client: httpx.Client, audience: str = "staff") -> str:
        body = self.post(client, f"/rooms/{self.id}/tickets", {"audience": audience})
        return f"ticket.{body['ticket']}"

    def join(self, code: str | None = None) -> httpx.Response:
        return httpx.post(
            f"{self.server.origin}/api/v1/rooms/join",
            json={"code": code or self.code},
            headers={"X-Forwarded-For": "203.0.113.7"},
            timeout=60,
        )

    def seat(self) -> str:
        response = self.join()
        assert response.status_code == 201, response.text
        return f"seat.{response.json()['seat_token']}"

    def phone(self, seat: str | None = None) -> RoomSocket:
        return self.open(seat or self.seat()).start()

    def desk(self, client: httpx.Client | None = None) -> RoomSocket:
        return self.open(self.ticket(client or self.ada)).start()

    def screen(self) -> RoomSocket:
        return self.open(self.ticket(self.ada, "screen")).start()

    def open(self, token: str, **options: Any) -> RoomSocket:
        socket = RoomSocket(self.address, token, **options)
        self.sockets.append(socket)
        return socket

    def leave(self) -> None:
        for socket in self.sockets:
            socket.close()
        for client in self.clients:
            client.close()
