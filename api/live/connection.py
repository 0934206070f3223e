"""One open socket, as the hub knows it: what it may see, and how far it has been told."""

from __future__ import annotations

from collections.abc import Callable

from api.live.messages.closing import Close
from api.live.outlet import Outgoing, Outlet
from facilitation.live_room.changes import Change
from facilitation.live_room.slots import Audience


class Connection:
    """`identity` is the seat's key or the co-facilitator's id; `origin` is where join links lead.

    Until its snapshot is sent it only collects: `seq` is None. `holds` is how many snapshots are
    being read for it, and `start_afresh` asks for one. There are thousands, so it is lean.
    """

    __slots__ = (
        "audience",
        "closing",
        "held",
        "holds",
        "identity",
        "origin",
        "outlet",
        "seq",
        "start_afresh",
    )

    def __init__(
        self,
        audience: Audience,
        identity: str,
        origin: str,
        outlet: Outlet,
        start_afresh: Callable[[], None],
    ):
        self.audience = audience
        self.identity = identity
        self.origin = origin
        self.outlet = outlet
        self.start_afresh = start_afresh
        self.seq: int | None = None
        self.holds = 0
        self.held: list[Change] | None = None
        self.closing: int | None = None

    def offer(self, message: Outgoing) -> None:
        """Send it, or cut the connection off when it has fallen too far behind."""
        if self.closing is None and not self.outlet.write(message):
            self.closing = Close.TOO_SLOW
            self.outlet.cut()

    def close(self, code: int) -> None:
        """End the connection with `code` after what was sent. The first reason stands."""
        if self.closing is None:
            self.closing = code
            self.outlet.end(code)
