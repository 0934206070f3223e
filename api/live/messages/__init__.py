"""Every message on the room's WebSocket, typed; api/live/asyncapi.yaml is generated from them."""

SUBPROTOCOL = "room.v1"
