"""Group sessions: when they happen, who facilitates, and their lifecycle."""
