"""A phone's votes: the one command that a whole hall sends in the same second."""

from __future__ import annotations

import asyncio
from functools import partial

from api.live.admission import Guest
from api.live.batches import Batches
from api.live.connection import Connection
from api.live.hub import Hub
from api.live.messages import to_client, to_server
from api.live.messages.closing import Close
from api.live.outlet import Outgoing
from facilitation.errors import DomainError
from facilitation.live_room.ballots import Vote, ballot_key


class Voting:
    """Votes of one seat, one at a time. `guest` has a seat."""

    __slots__ = ("_answered", "_batches", "_connection", "_guest", "_hub", "under_way")

    def __init__(
        self, batches: Batches[Vote, None], hub: Hub, guest: Guest, connection: Connection
    ):
        self._batches = batches
        self._hub = hub
        self._guest = guest
        self._connection = connection
        self._answered: asyncio.Future[None] | None = None
        self.under_way = False

    def cast(self, command: to_server.CastVote) -> None:
        """Hand it on and listen: it is answered where its batch ends, and no task wakes for it."""
        seat, token = self._guest.seat or 0, self._guest.seat_token or ""
        key = ballot_key(token=token, poll_id=command.poll)
        vote = Vote(self._guest.room.pk, seat, command.poll, key, command.choices)
        self.under_way = True
        self._batches.put(vote, partial(self._answer, command.id))

    async def answered(self) -> None:
        """Wait for the vote under way: what the same phone sends next comes after it."""
        self._answered = asyncio.get_running_loop().create_future()
        await self._answered
        self._answered = None

    def _answer(self, command_id: str, outcome: Exception | None) -> None:
        self.under_way = False
        if outcome is None:
            self._connection.offer(Outgoing(to_client.ack(command_id)))
            self._hub.votes_arrived()
        elif isinstance(outcome, DomainError):
            self._connection.offer(refusal(command_id, outcome))
        else:
            self._connection.close(Close.TOO_SLOW)  # it was logged; the phone sends it again
        if self._answered and not self._answered.done():
            self._answered.set_result(None)


def refusal(command_id: str, error: DomainError) -> Outgoing:
    """Why a command was not done."""
    refused = to_client.CommandRefused(id=command_id, code=error.code, detail=str(error.detail))
    return Outgoing(to_client.encode(refused))
