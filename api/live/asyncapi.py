"""The AsyncAPI document of the room's WebSocket, generated from the typed messages."""

from __future__ import annotations

from typing import Any, get_args

from pydantic.json_schema import models_json_schema

from api.live.messages import SUBPROTOCOL
from api.live.messages.closing import CLOSE_REASONS
from api.live.messages.to_client import ToClient
from api.live.messages.to_server import LARGEST_FRAME, ToServer

REFERENCE = "#/components/schemas/{model}"


def asyncapi_document() -> dict[str, Any]:
    """AsyncAPI 3.0; `components.schemas` holds one JSON Schema a message and slot."""
    to_client = get_args(ToClient)
    to_server = get_args(ToServer)
    everything = (*to_client, *to_server)
    _map, definitions = models_json_schema(
        [(each, "serialization") for each in to_client]
        + [(each, "validation") for each in to_server],
        ref_template=REFERENCE,
    )
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "In This Room: live rooms",
            "version": "1",
            "description": (
                "A snapshot, then numbered events. Offer the subprotocols "
                f"`{SUBPROTOCOL}` and `seat.<token>` (a phone) or `ticket.<ticket>` "
                "(a co-facilitator). See docs/live-room.md."
            ),
        },
        "channels": {
            "room": {
                "address": "/ws/v1/rooms/{room_id}",
                "parameters": {"room_id": {"description": "The room's UUID"}},
                "messages": {each.__name__: _reference("messages", each) for each in everything},
                "bindings": {"ws": {"method": "GET"}},
                "x-close-codes": {str(code): why for code, why in CLOSE_REASONS.items()},
                "x-largest-frame-bytes": LARGEST_FRAME,
            }
        },
        "operations": {
            "toClient": _operation("send", to_client),
            "toServer": _operation("receive", to_server),
        },
        "components": {
            "messages": {
                each.__name__: {
                    "name": each.__name__,
                    "payload": _reference("schemas", each),
                }
                for each in everything
            },
            "schemas": definitions["$defs"],
        },
    }


def _operation(action: str, kinds: tuple[type[Any], ...]) -> dict[str, Any]:
    return {
        "action": action,
        "channel": {"$ref": "#/channels/room"},
        "messages": [{"$ref": f"#/channels/room/messages/{each.__name__}"} for each in kinds],
    }


def _reference(section: str, kind: type[Any]) -> dict[str, str]:
    return {"$ref": f"#/components/{section}/{kind.__name__}"}
