"""Residency programs, the people in them, their roles, and how they are invited."""
