"""Polls that are ready before a session: a library for all, and a session's own."""
