"""Whom to call when somebody may be in danger, and what two co-facilitators do meanwhile."""
