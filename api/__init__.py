"""Translation between HTTP or WebSocket and the domain. No rules, no writes of its own."""
