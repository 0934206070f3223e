"""Proposing who facilitates with whom, for a whole term, with the reason for every choice."""
