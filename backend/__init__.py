"""Wiring only: settings, URLs and the ASGI entry point."""
