"""Guided scripts: their format, their steps, and the versions that sessions run."""
