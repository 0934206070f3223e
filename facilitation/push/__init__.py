"""Reaching people without saying why: devices, what they want to hear, and the outbox."""
