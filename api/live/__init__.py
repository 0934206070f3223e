"""The room's WebSocket: wire messages, the hub that fans out, and the consumer."""
