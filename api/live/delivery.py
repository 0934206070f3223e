"""Handing messages to a room's sockets: each is encoded once, and all get the same frame.

Events have numbers, and a socket gets them in order, after the snapshot that it starts from. A
socket that does not read is cut off at a bounded queue instead of holding the others up.
"""

from __future__ import annotations

from api.live.connection import Connection
from api.live.messages.to_client import Signal, SignalState, encode
from api.live.outlet import Outgoing
from api.live.roll import Roll
from api.live.translation import event_frame
from facilitation.live_room.changes import Change
from facilitation.live_room.slots import Audience

AUDIENCES: tuple[Audience, ...] = ("resident", "staff", "screen")

Frames = dict[tuple[Audience, str], Outgoing]


class Delivery:
    """To the sockets of one room in this process, as they stand on its roll."""

    def __init__(self, roll: Roll):
        self._roll = roll

    def hold(self, connection: Connection) -> None:
        """Collect changes for this socket until `start` is called again."""
        connection.seq = None
        connection.holds += 1

    def start(self, connection: Connection, *, snapshot: Outgoing, seq: int) -> None:
        """Send the snapshot, then the changes that came while it was being read."""
        connection.holds -= 1
        if connection.holds:
            return  # a newer one is being read: an older must not follow it
        connection.offer(snapshot)
        connection.seq = seq
        held, connection.held = connection.held, None
        for change in sorted(held or (), key=lambda each: each.seq):
            if change.seq > seq:
                self._send(connection, change, {})

    def start_afresh_below(self, seq: int) -> None:
        """Give a snapshot to each socket that has not been told of the change numbered `seq`."""
        for connection in tuple(self._roll.connections):
            if connection.seq is not None and connection.seq < seq:
                connection.start_afresh()

    def change(self, change: Change) -> None:
        """Send a change to everybody who may see any of it; later numbers come later."""
        frames: Frames = {}
        for connection in tuple(self._roll.connections):
            if connection.seq is None:
                connection.held = [*(connection.held or ()), change]
            elif change.seq > connection.seq:
                self._send(connection, change, frames)

    def signal(self, state: SignalState, to: tuple[Audience, ...] = AUDIENCES) -> None:
        """Send what has no number and is not kept: who is here, how far a poll has come."""
        frame = Outgoing(encode(Signal(state=state)))
        for connection in tuple(self._roll.connections):
            if connection.audience in to and connection.seq is not None:
                connection.offer(frame)

    def end_all(self, code: int) -> None:
        for connection in tuple(self._roll.connections):
            connection.close(code)

    def _send(self, connection: Connection, change: Change, frames: Frames) -> None:
        key = (connection.audience, connection.origin)
        frame = frames.get(key)
        if frame is None:
            frame = frames[key] = Outgoing(event_frame(change, *key))
        connection.seq = change.seq
        connection.offer(frame)
