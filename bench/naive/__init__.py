"""The usual way with Channels, to compare with: a small Django project of its own."""
